UPDATE dispute
SET next_action = $3, next_on = $4
WHERE body_id = $1 AND id = $2
