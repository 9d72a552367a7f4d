INSERT INTO meeting_number (body_id, year, last)
VALUES ($1, $2, 1)
ON CONFLICT (body_id, year) DO UPDATE SET last = meeting_number.last + 1
RETURNING last
