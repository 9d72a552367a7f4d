SELECT COUNT(*) FROM upload WHERE body_id = $1 AND account_id = $2 AND taken_at IS NULL AND expires_at > $3
