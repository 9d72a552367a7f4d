UPDATE shared_table_row
SET number = $4, removed_at = $5
WHERE body_id = $1 AND id = $2 AND number = $3 AND removed_at IS NULL
