SELECT id
FROM programme_file
WHERE body_id = $1 AND unit_id = $2
ORDER BY id
LIMIT 5000
