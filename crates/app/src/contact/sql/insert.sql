INSERT INTO unit_contact (body_id, unit_id, topic, about, due_on, state, next_on, is_sample, version, opened_at)
VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, 1, $8)
ON CONFLICT (body_id, unit_id, about) DO NOTHING
RETURNING id
