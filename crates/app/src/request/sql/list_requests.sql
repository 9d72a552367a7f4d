SELECT id, unit_id, state, outcome, version, number, tracking, channel, applicant_kind, requester, subject, purpose, format,
  delivery, received_at, received_on, calendar, due_legal, due_safe, opens_on, answer_days, extended_on,
  extension_reason, answered_on, closed_on, digest, log_seq, is_sample, is_announcement
FROM information_request
WHERE body_id = $1
  AND is_announcement = 0
  AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
  AND (CAST($3 AS TEXT) IS NULL OR state = $3)
  AND (CAST($4 AS BIGINT) = 0 OR state IN ('received', 'incomplete', 'registered', 'assigned', 'under_test', 'extended', 'lapsed'))
  AND (CAST($5 AS TEXT) IS NULL OR due_safe <= $5)
  AND (CAST($6 AS TEXT) IS NULL OR COALESCE(due_safe, '9999-12-31') > $6
    OR (COALESCE(due_safe, '9999-12-31') = $6 AND id > CAST($7 AS BIGINT)))
ORDER BY COALESCE(due_safe, '9999-12-31'), id
LIMIT $8
