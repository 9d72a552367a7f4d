SELECT f.kind AS name, COUNT(DISTINCT e.id) AS packages
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
JOIN register_version_document g ON g.version_id = v.id AND g.body_id = e.body_id
JOIN document_version f ON f.id = g.document_version_id AND f.body_id = e.body_id
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND (CAST($2 AS BIGINT) IS NULL OR e.unit_id = $2)
  AND (CAST($3 AS TEXT) IS NULL OR e.class = $3)
  AND (CAST($4 AS TEXT) IS NULL OR EXISTS (
    SELECT 1 FROM register_version_obligation t WHERE t.body_id = e.body_id AND t.version_id = v.id AND t.code = $4
  ))
  AND (CAST($5 AS TEXT) IS NULL OR EXISTS (
    SELECT 1 FROM register_version_document h JOIN document_version d ON d.id = h.document_version_id AND d.body_id = h.body_id
    WHERE +h.body_id = e.body_id AND h.version_id = v.id AND d.kind = $5
  ))
  AND e.changed_at >= $6
  AND e.changed_at <= $7
GROUP BY f.kind
ORDER BY packages DESC, name
LIMIT 500
