SELECT id, kind, name, sha256, bytes, at
FROM request_paper
WHERE body_id = $1 AND request_id = $2
ORDER BY id
LIMIT 50
