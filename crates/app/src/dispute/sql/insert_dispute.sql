INSERT INTO dispute (
  body_id, unit_id, request_id, objection_id, objection_number, number, state, version, commission, registration_number,
  matter, court, court_number, answered_on, silent_since, next_action, next_on, is_sample, opened_at, updated_at
) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, '', $9, '', '', $10, $11, '', '9999-12-31', $12, $13, $13)
RETURNING id
