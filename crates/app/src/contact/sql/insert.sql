INSERT INTO unit_contact (body_id, unit_id, month, state, next_on, is_sample, version, opened_at)
VALUES ($1, $2, $3, 'open', $4, $5, 1, $6)
ON CONFLICT (body_id, unit_id, month) DO NOTHING
RETURNING id
