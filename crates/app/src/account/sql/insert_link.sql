INSERT INTO account_link (token_hash, body_id, account_id, kind, created_at, expires_at)
VALUES ($2, $1, $3, $4, $5, $6)
