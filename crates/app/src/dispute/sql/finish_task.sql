UPDATE dispute_task
SET done_on = $4
WHERE body_id = $1 AND dispute_id = $2 AND id = $3 AND done_on IS NULL
