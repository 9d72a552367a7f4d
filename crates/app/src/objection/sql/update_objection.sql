UPDATE objection
SET version = $3 + 1, unit_id = $4, state = $5, due_legal = $6, due_safe = $7, opens_on = $8, calendar = $9,
  decided_on = $10, dispute_opens_on = $11, dispute_due_on = $12, closed_on = $13, updated_at = $14
WHERE body_id = $1 AND id = $2 AND version = $3
