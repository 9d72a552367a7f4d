INSERT INTO account_ceremony (token_hash, body_id, account_id, kind, state, expires_at)
VALUES ($2, $1, $3, $4, $5, $6)
