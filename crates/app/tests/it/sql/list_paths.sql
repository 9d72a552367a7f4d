SELECT path
FROM notification
WHERE body_id = $1 AND kind = $2
ORDER BY id
