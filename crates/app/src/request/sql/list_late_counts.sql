SELECT unit_id, CAST(COUNT(*) AS BIGINT) AS number
FROM information_request
WHERE body_id = $1
  AND state IN ('received', 'incomplete', 'registered', 'assigned', 'under_test', 'extended')
  AND due_legal IS NOT NULL
  AND due_legal < $2
GROUP BY unit_id
ORDER BY unit_id
LIMIT 1000
