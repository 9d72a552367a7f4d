SELECT account_id, kind, expires_at
FROM account_link
WHERE body_id = $1 AND token_hash = $2 AND kind = $3 AND used_at IS NULL AND expires_at > $4
