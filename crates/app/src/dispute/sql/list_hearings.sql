SELECT id, starts_at, place, agenda, attendees, is_closed, was_attended, result
FROM dispute_hearing
WHERE body_id = $1 AND dispute_id = $2
ORDER BY starts_at, id
LIMIT 200
