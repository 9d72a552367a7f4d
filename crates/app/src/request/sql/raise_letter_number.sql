INSERT INTO letter_number (body_id, unit_id, year, last)
VALUES ($1, $2, $3, 1)
ON CONFLICT (body_id, unit_id, year) DO UPDATE SET last = letter_number.last + 1
RETURNING last
