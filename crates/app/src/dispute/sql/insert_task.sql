INSERT INTO dispute_task (body_id, dispute_id, unit_id, what, due_on)
VALUES ($1, $2, $3, $4, $5)
RETURNING id
