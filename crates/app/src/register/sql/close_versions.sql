UPDATE register_version
SET closed_reason = $3
WHERE body_id = $1 AND entry_id = $2 AND published_at IS NOT NULL AND closed_reason = ''
