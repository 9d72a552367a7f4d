UPDATE semester_batch
SET content = $3, finished_at = $4
WHERE body_id = $1 AND id = $2
