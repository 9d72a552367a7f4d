SELECT id, name, bytes, received, expires_at, taken_at FROM upload WHERE body_id = $1 AND id = $2
