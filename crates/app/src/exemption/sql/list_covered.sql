SELECT e.unit_id, o.code, e.id AS exemption_id, e.state, e.exempt_until, e.approved_at
FROM exemption e
JOIN exemption_obligation o ON o.exemption_id = e.id AND o.body_id = e.body_id
WHERE e.body_id = $1
  AND e.state IN ('in_force', 'opening_decided')
  AND (CAST($2 AS BIGINT) IS NULL OR e.unit_id = $2)
ORDER BY e.unit_id, o.code, e.id
LIMIT 100000
