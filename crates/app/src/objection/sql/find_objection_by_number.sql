SELECT id, request_id, unit_id, state, version, number, channel, filer, position, purpose, timing,
  received_at, received_on, calendar, due_legal, due_safe, opens_on, answer_days, decided_on, dispute_opens_on,
  dispute_due_on, closed_on, digest, log_seq, is_sample
FROM objection
WHERE body_id = $1 AND number = $2
