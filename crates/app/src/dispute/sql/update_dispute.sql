UPDATE dispute
SET version = $3 + 1, unit_id = $4, state = $5, commission = $6, registration_number = $7, court = $8, court_number = $9,
  updated_at = $10
WHERE body_id = $1 AND id = $2 AND version = $3
