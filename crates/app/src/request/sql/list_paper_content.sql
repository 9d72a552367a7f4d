SELECT sha256
FROM request_paper
WHERE body_id = $1 AND request_id = $2
ORDER BY id
LIMIT 1000
