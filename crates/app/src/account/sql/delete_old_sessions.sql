DELETE FROM account_session
WHERE body_id = $1 AND (expires_at < $2 OR seen_at < $3)
