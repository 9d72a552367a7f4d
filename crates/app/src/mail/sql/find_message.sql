SELECT id, to_address, to_name, subject, text, state, tries, failure, created_at, sent_at
FROM mail_message
WHERE body_id = $1 AND id = $2
