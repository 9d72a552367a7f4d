SELECT id
FROM dispute
WHERE body_id = $1 AND request_id = $2
