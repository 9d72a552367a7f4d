SELECT 'entry_added' AS what, unit_id, id AS object, published_at AS at
FROM register_entry
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND published_at >= $3 AND published_at < $4
UNION ALL
SELECT 'entry_changed', e.unit_id, e.id, v.published_at
FROM register_version v
JOIN register_entry e ON e.body_id = v.body_id AND e.id = v.entry_id
WHERE v.body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR e.unit_id = $2)
  AND v.published_at >= $3 AND v.published_at < $4 AND v.number > (
    SELECT MIN(f.number) FROM register_version f
    WHERE f.body_id = v.body_id AND f.entry_id = v.entry_id AND f.published_at IS NOT NULL
  )
UNION ALL
SELECT 'entry_withdrawn', unit_id, id, withdrawn_at
FROM register_entry
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND withdrawn_at >= $3 AND withdrawn_at < $4
UNION ALL
SELECT 'exemption_approved', unit_id, id, approved_at
FROM exemption
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND approved_at >= $3 AND approved_at < $4
UNION ALL
SELECT 'request_received', unit_id, id, received_at
FROM information_request
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND received_at >= $3 AND received_at < $4
  AND is_announcement = 0
UNION ALL
SELECT 'request_answered', r.unit_id, r.id, n.issued_at
FROM written_notice n
JOIN information_request r ON r.body_id = n.body_id AND r.id = n.request_id
WHERE n.body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR r.unit_id = $2) AND n.issued_at >= $3 AND n.issued_at < $4
UNION ALL
SELECT 'objection_received', unit_id, id, received_at
FROM objection
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND received_at >= $3 AND received_at < $4
UNION ALL
SELECT 'objection_decided', o.unit_id, o.id, d.issued_at
FROM objection_decision d
JOIN objection o ON o.body_id = d.body_id AND o.id = d.objection_id
WHERE d.body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR o.unit_id = $2) AND d.issued_at >= $3 AND d.issued_at < $4
UNION ALL
SELECT 'news_published', unit_id, id, published_at
FROM news
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND published_at >= $3 AND published_at < $4
ORDER BY 4, 1, 3
LIMIT 1000000
