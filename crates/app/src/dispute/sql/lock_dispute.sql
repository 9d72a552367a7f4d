UPDATE dispute
SET updated_at = $3
WHERE body_id = $1 AND id = $2
