SELECT id, name, bytes, received, expires_at, taken_at FROM upload
WHERE body_id = $1 AND account_id = $2 AND token = $3 AND taken_at IS NULL AND expires_at > $4
