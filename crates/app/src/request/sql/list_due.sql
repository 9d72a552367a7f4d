SELECT id
FROM information_request
WHERE body_id = $1
  AND state IN ('received', 'incomplete', 'registered', 'assigned', 'under_test', 'extended')
  AND due_safe IS NOT NULL
  AND due_safe <= $2
  AND id > $3
ORDER BY id
LIMIT 500
