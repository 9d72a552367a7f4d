DELETE FROM account_ceremony
WHERE body_id = $1 AND token_hash = $2 AND kind = $3
RETURNING account_id, state, expires_at
