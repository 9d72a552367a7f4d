INSERT INTO dispute_unit (body_id, dispute_id, unit_id)
VALUES ($1, $2, $3)
ON CONFLICT (dispute_id, unit_id) DO NOTHING
