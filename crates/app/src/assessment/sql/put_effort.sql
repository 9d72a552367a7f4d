INSERT INTO assessment_effort (body_id, code, days) VALUES ($1, $2, $3)
ON CONFLICT (body_id, code) DO UPDATE SET days = excluded.days
