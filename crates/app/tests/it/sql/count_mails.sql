SELECT COUNT(*)
FROM mail_message
WHERE body_id = $1
