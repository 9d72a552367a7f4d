UPDATE meeting_unit
SET presence = $4
WHERE body_id = $1 AND meeting_id = $2 AND unit_id = $3
