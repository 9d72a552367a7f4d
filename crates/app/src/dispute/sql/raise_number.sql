INSERT INTO dispute_number (body_id, kind, year, last)
VALUES ($1, $2, $3, 1)
ON CONFLICT (body_id, kind, year) DO UPDATE SET last = dispute_number.last + 1
RETURNING last
