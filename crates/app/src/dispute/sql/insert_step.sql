INSERT INTO dispute_step (body_id, dispute_id, at, happened_on, event, state, note, is_late)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
