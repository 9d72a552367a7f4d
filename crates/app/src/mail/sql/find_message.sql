SELECT id, to_address, to_name, subject, text, state, tries, failure, created_at, sent_at,
  is_private, sealed_to, unsubscribe
FROM mail_message
WHERE body_id = $1 AND id = $2
