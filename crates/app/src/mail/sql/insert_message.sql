INSERT INTO mail_message (body_id, to_address, to_name, subject, text, state, tries, failure, created_at,
  is_private, sealed_to, unsubscribe)
VALUES ($1, $2, $3, $4, $5, $6, 0, '', $7, $8, $9, $10)
RETURNING id
