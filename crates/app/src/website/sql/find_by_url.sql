SELECT id
FROM website
WHERE body_id = $1 AND url = $2
