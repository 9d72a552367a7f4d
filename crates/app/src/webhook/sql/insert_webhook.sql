INSERT INTO webhook (body_id, url, nonce, is_active, created_at)
VALUES ($1, $2, $3, 1, $4)
RETURNING id
