UPDATE register_entry
SET published_at = 1
WHERE body_id = $1
