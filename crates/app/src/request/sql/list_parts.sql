SELECT id, request_id, unit_id, state, subject, due_on, result, ended_at
FROM request_part
WHERE body_id = $1 AND request_id = $2
ORDER BY id
LIMIT 100
