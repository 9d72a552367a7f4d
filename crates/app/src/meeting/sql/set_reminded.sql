UPDATE meeting_resolution
SET reminded_on = $3
WHERE body_id = $1 AND id = $2 AND state = 'open'
