UPDATE upload SET received = $4, expires_at = $5
WHERE body_id = $1 AND id = $2 AND received = $3 AND taken_at IS NULL
