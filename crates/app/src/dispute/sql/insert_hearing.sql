INSERT INTO dispute_hearing (body_id, dispute_id, starts_at, place, agenda, attendees, is_closed, was_attended, result)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id
