SELECT e.id, e.unit_id, e.slug, e.class, e.year, v.title, v.summary, e.published_at, e.changed_at, e.verified_at,
  (SELECT COUNT(*) FROM register_version_document h WHERE h.body_id = e.body_id AND h.version_id = v.id) AS documents,
  e.is_sample
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND e.changed_at <= $2
  AND (e.changed_at < $2 OR e.id < $3)
  AND (CAST($5 AS BIGINT) IS NULL OR e.unit_id = $5 OR (CAST($9 AS BIGINT) = 1 AND e.unit_id IN (
    SELECT u.id FROM unit u WHERE u.body_id = e.body_id AND u.parent_id = $5
  )))
  AND (CAST($6 AS TEXT) IS NULL OR e.class = $6)
  AND (CAST($7 AS TEXT) IS NULL OR EXISTS (
    SELECT 1 FROM register_version_obligation o WHERE o.body_id = e.body_id AND o.version_id = v.id AND o.code = $7
  ))
  AND (CAST($8 AS BIGINT) IS NULL OR e.year = $8)
ORDER BY e.changed_at DESC, e.id DESC
LIMIT $4
