SELECT unit_id, class AS code, CAST(COUNT(*) AS BIGINT) AS number
FROM register_entry
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND published_at < $3
  AND (public_version_id IS NOT NULL OR withdrawn_at >= $3)
GROUP BY unit_id, class
UNION ALL
SELECT unit_id, 'exemption', CAST(COUNT(*) AS BIGINT)
FROM exemption
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND state IN ('in_force', 'opening_decided')
  AND approved_at < $3
GROUP BY unit_id
UNION ALL
SELECT unit_id, 'objection', CAST(COUNT(*) AS BIGINT)
FROM objection
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND received_at < $3
  AND decided_on IS NULL AND closed_on IS NULL
GROUP BY unit_id
ORDER BY 1, 2
LIMIT 100000
