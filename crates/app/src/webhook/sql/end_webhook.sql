UPDATE webhook SET is_active = 0
WHERE body_id = $1 AND id = $2 AND is_active = 1
