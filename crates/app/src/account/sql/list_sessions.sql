SELECT token_hash, stage, created_at, seen_at, expires_at, address_prefix, agent
FROM account_session
WHERE body_id = $1 AND account_id = $2 AND expires_at > $3 AND seen_at > $4
ORDER BY seen_at DESC, token_hash
LIMIT 100
