SELECT id, unit_id, number, due_safe
FROM information_request
WHERE body_id = $1
  AND state IN ('received', 'incomplete', 'registered', 'assigned', 'under_test', 'extended', 'lapsed')
ORDER BY COALESCE(due_safe, '9999-12-31'), id
LIMIT 1000
