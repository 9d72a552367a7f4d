INSERT INTO api_token (body_id, account_id, name, token_hash, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
