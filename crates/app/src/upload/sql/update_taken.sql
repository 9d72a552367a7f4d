UPDATE upload SET taken_at = $3 WHERE body_id = $1 AND id = $2 AND taken_at IS NULL AND received = bytes
