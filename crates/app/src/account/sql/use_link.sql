UPDATE account_link SET used_at = $4
WHERE body_id = $1 AND token_hash = $2 AND kind = $3 AND used_at IS NULL AND expires_at > $4
