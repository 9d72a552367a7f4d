SELECT id, unit_id, state, outcome, version, number, tracking, channel, applicant_kind, requester, subject, purpose, format,
  delivery, received_at, received_on, calendar, due_legal, due_safe, opens_on, answer_days, extended_on,
  extension_reason, answered_on, closed_on, digest, log_seq, is_sample, is_announcement
FROM information_request
WHERE body_id = $1 AND id = $2
