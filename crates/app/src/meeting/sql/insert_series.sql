INSERT INTO meeting_series (body_id, title, purpose, planned_at, planned_by, is_sample)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
