UPDATE dispute_hearing
SET starts_at = $4, place = $5, agenda = $6, attendees = $7, is_closed = $8, was_attended = $9, result = $10
WHERE body_id = $1 AND dispute_id = $2 AND id = $3
