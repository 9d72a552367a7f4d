UPDATE account_session SET seen_at = $3
WHERE body_id = $1 AND token_hash = $2 AND seen_at < $3
