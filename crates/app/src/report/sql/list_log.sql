SELECT r.id, r.unit_id, r.number, r.tracking, r.state, r.outcome, r.channel, r.applicant_kind, r.requester, r.subject,
  r.purpose, r.format, r.received_on, r.due_legal, r.extended_on, r.answered_on, r.closed_on, r.is_sample,
  n.is_held, n.ground, n.cost_rupiah, n.payment, n.is_late
FROM information_request r
LEFT JOIN written_notice n ON n.body_id = r.body_id AND n.request_id = r.id
WHERE r.body_id = $1
  AND r.is_announcement = 0
  AND (CAST($2 AS BIGINT) IS NULL OR r.unit_id = $2)
  AND r.received_on >= $3 AND r.received_on <= $4
  AND r.id > $5
ORDER BY r.id
LIMIT 1000
