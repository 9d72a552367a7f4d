INSERT INTO case_number (body_id, unit_id, kind, year, last)
VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (body_id, unit_id, kind, year) DO UPDATE SET last = case_number.last + 1
RETURNING last
