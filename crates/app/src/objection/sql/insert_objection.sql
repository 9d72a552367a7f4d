INSERT INTO objection (
  body_id, request_id, unit_id, state, version, number, form_token, channel, filer, position, purpose, timing,
  received_at, received_on, calendar, due_legal, due_safe, opens_on, digest, log_seq, is_sample, updated_at,
  answer_days
) VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19, $12, $20)
RETURNING id
