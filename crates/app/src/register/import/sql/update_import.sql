UPDATE register_import
SET mapping = $3, is_submitting = $4, state = $5, rows_done = $6, done_at = $7, undone_at = $8
WHERE body_id = $1 AND id = $2 AND state = $9 AND rows_done = $10
