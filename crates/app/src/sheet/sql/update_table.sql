UPDATE shared_table
SET version = version + 1, closed_at = $4, entry_id = $5
WHERE body_id = $1 AND id = $2 AND version = $3
