UPDATE meeting_resolution
SET state = $3, ended_on = $4, note = $5
WHERE body_id = $1 AND id = $2 AND state = 'open'
