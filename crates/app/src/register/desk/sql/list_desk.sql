SELECT e.id, e.unit_id, e.state, v.class, v.year,
  CAST(CASE WHEN e.public_version_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_public,
  e.is_sample, v.title,
  (SELECT d.name
   FROM register_version_document h
   JOIN document_version d ON d.id = h.document_version_id AND d.body_id = h.body_id
   WHERE h.body_id = v.body_id AND h.version_id = v.id AND h.position = 1) AS file_name,
  a.name AS author, e.remark, e.updated_at, e.submitted_at
FROM register_entry e
JOIN register_version v ON v.id = e.latest_version_id AND v.body_id = e.body_id
LEFT JOIN account a ON a.id = e.author_id AND a.body_id = e.body_id
WHERE e.body_id = $1
  AND e.updated_at <= $2
  AND (e.updated_at < $2 OR e.id < $3)
  AND (CAST($5 AS TEXT) IS NULL OR e.state = $5)
  AND (CAST($6 AS BIGINT) IS NULL OR e.unit_id = $6)
  AND (CAST($7 AS TEXT) IS NULL OR v.class = $7)
  AND (CAST($8 AS TEXT) IS NULL OR REPLACE(LOWER(v.title), CAST($8 AS TEXT), '') <> LOWER(v.title)
    OR REPLACE(LOWER(v.summary), CAST($8 AS TEXT), '') <> LOWER(v.summary))
ORDER BY e.updated_at DESC, e.id DESC
LIMIT $4
