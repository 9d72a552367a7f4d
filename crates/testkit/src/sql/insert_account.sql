INSERT INTO account (body_id, email, name, state, password_hash, locale, mail_digest, created_at)
VALUES ($1, $2, $3, 'active', $4, 'id', 0, $5)
RETURNING id
