UPDATE api_token SET used_at = $3
WHERE body_id = $1 AND id = $2 AND (used_at IS NULL OR used_at < $3)
