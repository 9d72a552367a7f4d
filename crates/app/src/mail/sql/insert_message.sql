INSERT INTO mail_message (body_id, to_address, to_name, subject, text, state, tries, failure, created_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, '', $7)
RETURNING id
