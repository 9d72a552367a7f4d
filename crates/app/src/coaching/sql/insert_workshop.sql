INSERT INTO coaching_workshop (body_id, course, held_on, held_at, place, is_sample)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
