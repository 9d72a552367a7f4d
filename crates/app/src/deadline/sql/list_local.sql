SELECT code, length, basis
FROM deadline_local
WHERE body_id = $1
ORDER BY code
LIMIT 100
