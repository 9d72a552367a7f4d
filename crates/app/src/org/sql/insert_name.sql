INSERT INTO unit_name (body_id, unit_id, name, code, until_on, reason, recorded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
