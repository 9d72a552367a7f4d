INSERT INTO information_request (
  body_id, unit_id, state, outcome, version, number, tracking, form_token, channel, applicant_kind, requester, subject,
  purpose, format, delivery, received_at, received_on, calendar, due_legal, due_safe, opens_on, extension_reason,
  digest, log_seq, is_sample, is_announcement, updated_at, answer_days
) VALUES (
  $1, $2, $3, '', 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, '', $20, 0, $21, $22, $14, $23
)
RETURNING id
