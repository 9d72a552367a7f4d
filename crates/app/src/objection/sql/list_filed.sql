SELECT id, number
FROM objection
WHERE body_id = $1 AND request_id = $2
ORDER BY id
LIMIT 50
