UPDATE meeting
SET minutes = $3
WHERE body_id = $1 AND id = $2 AND state IN ('called', 'held')
