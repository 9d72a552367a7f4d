INSERT INTO objection_letter (body_id, year, last)
VALUES ($1, $2, 1)
ON CONFLICT (body_id, year) DO UPDATE SET last = objection_letter.last + 1
RETURNING last
