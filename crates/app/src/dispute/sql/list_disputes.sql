SELECT d.id, d.unit_id, d.request_id, d.objection_id, d.objection_number, d.number, d.state, d.version, d.commission,
  d.registration_number, d.matter, d.court, d.court_number, d.answered_on, d.silent_since, d.next_action, d.next_on,
  d.is_sample, d.opened_at
FROM dispute d
WHERE d.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR EXISTS (
    SELECT 1 FROM dispute_unit u WHERE u.body_id = d.body_id AND u.dispute_id = d.id AND u.unit_id = CAST($2 AS BIGINT)
  ))
  AND (CAST($3 AS TEXT) IS NULL OR d.state = CAST($3 AS TEXT))
  AND (CAST($4 AS BIGINT) = 0 OR d.state <> 'closed')
  AND (CAST($5 AS TEXT) IS NULL OR d.next_on > CAST($5 AS TEXT) OR (d.next_on = CAST($5 AS TEXT) AND d.id > CAST($6 AS BIGINT)))
ORDER BY d.next_on, d.id
LIMIT $7
