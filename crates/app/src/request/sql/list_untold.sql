SELECT id, request_id
FROM request_date
WHERE body_id = $1 AND is_to_tell = 1
ORDER BY id
LIMIT 100
