DELETE FROM register_entry
WHERE body_id = $1 AND id = $2 AND version = $3 AND published_at IS NULL
