INSERT INTO request_step (body_id, request_id, at, kind, unit_id, note)
VALUES ($1, $2, $3, $4, $5, $6)
