UPDATE meeting_unit
SET presence = 'absent'
WHERE body_id = $1 AND meeting_id = $2 AND presence = 'expected'
