UPDATE semester_batch
SET done = $3, total = $4
WHERE body_id = $1 AND id = $2
