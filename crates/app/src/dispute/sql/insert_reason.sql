INSERT INTO dispute_reason (body_id, dispute_id, reason)
VALUES ($1, $2, $3)
