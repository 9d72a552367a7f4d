INSERT INTO objection_step (body_id, objection_id, at, kind, note)
VALUES ($1, $2, $3, $4, $5)
