INSERT INTO account_session (token_hash, body_id, account_id, stage, created_at, seen_at, expires_at, address_prefix, agent)
VALUES ($2, $1, $3, 'full', $4, $4, $5, '198.51.100.0', 'testkit')
