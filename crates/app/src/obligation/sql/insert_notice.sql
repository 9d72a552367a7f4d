INSERT INTO obligation_notice (body_id, unit_id, code, due_on, noticed_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (unit_id, code, due_on) DO NOTHING
