INSERT INTO account_session (token_hash, body_id, account_id, stage, created_at, seen_at, expires_at, address_prefix, agent)
VALUES ($2, $1, $3, $4, $5, $5, $6, $7, $8)
