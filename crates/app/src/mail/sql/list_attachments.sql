SELECT name, content_type, content
FROM mail_attachment
WHERE body_id = $1 AND mail_id = $2
ORDER BY place
LIMIT 10
