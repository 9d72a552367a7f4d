UPDATE register_version
SET closed_reason = $3
WHERE body_id = $1 AND id = $2
