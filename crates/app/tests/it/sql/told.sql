SELECT kind, subject
FROM notification
WHERE body_id = $1
ORDER BY id
