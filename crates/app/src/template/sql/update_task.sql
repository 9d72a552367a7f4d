UPDATE publication_task
SET entry_id = $4, statement_id = $5, declined_reason = $6, declined_name = $7, declined_position = $8,
  answered_by = $9, answered_at = $10
WHERE body_id = $1 AND id = $2 AND COALESCE(answered_at, 0) = $3
