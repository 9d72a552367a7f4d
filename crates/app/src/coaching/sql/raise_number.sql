INSERT INTO coaching_number (body_id, year, last)
VALUES ($1, $2, 1)
ON CONFLICT (body_id, year) DO UPDATE SET last = coaching_number.last + 1
RETURNING last
