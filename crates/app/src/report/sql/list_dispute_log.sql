SELECT d.id, d.unit_id, d.number, d.opened_at, r.number AS request_number, d.objection_number, d.commission,
  d.registration_number, d.state, d.next_on, d.is_sample,
  g.number AS ruling_number, g.ruled_on, g.outcome AS ruling_outcome
FROM dispute d
JOIN information_request r ON r.id = d.request_id AND r.body_id = d.body_id
LEFT JOIN dispute_ruling g ON g.dispute_id = d.id AND g.body_id = d.body_id AND g.level = 'commission'
WHERE d.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR d.unit_id = $2)
  AND d.opened_at >= $3
  AND d.opened_at < $4
ORDER BY d.id
LIMIT 10000
