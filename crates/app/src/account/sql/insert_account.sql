INSERT INTO account (body_id, email, name, state, password_hash, locale, mail_digest, created_at)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
RETURNING id
