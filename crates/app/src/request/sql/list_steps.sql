SELECT at, kind, unit_id, note
FROM request_step
WHERE body_id = $1 AND request_id = $2
ORDER BY id
LIMIT 200
