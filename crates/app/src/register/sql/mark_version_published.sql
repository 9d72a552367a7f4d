UPDATE register_version
SET published_at = $3
WHERE body_id = $1 AND id = $2 AND published_at IS NULL
