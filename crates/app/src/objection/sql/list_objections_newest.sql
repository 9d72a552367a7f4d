SELECT o.id, o.unit_id, o.state, o.number, o.timing, o.received_at, o.due_safe, o.is_sample, r.number AS request_number,
  r.subject
FROM objection o
JOIN information_request r ON r.id = o.request_id AND r.body_id = o.body_id
WHERE o.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR o.unit_id = $2)
  AND (CAST($3 AS TEXT) IS NULL OR o.state = $3)
  AND (CAST($4 AS BIGINT) = 0 OR o.state IN ('filed', 'registered', 'under_review', 'no_response'))
  AND (CAST($5 AS BIGINT) IS NULL OR o.id < $5)
ORDER BY o.id DESC
LIMIT $6
