SELECT path
FROM notification
WHERE kind = $1
ORDER BY id
