UPDATE meeting_person
SET struck = $4
WHERE body_id = $1 AND meeting_id = $2 AND id = $3 AND struck = ''
