INSERT INTO upload (body_id, token, account_id, name, bytes, received, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
RETURNING id
