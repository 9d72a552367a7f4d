INSERT INTO coaching_attempt (
  body_id, account_id, unit_id, course, name, points, questions, is_passed, taken_at, number, digest, log_seq, is_sample
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12)
RETURNING id
