UPDATE information_request
SET version = $3 + 1, unit_id = $4, state = $5, outcome = $6, due_legal = $7, due_safe = $8, opens_on = $9,
  extended_on = $10, extension_reason = $11, answered_on = $12, closed_on = $13, calendar = $14, updated_at = $15
WHERE body_id = $1 AND id = $2 AND version = $3
