SELECT m.app_id, d.document_id, d.name, d.bytes, CASE WHEN h.title = '' THEN v.title ELSE h.title END AS title
FROM app_manual m
JOIN document_version d ON d.document_id = m.document_id AND d.body_id = m.body_id
JOIN register_version_document h ON h.document_version_id = d.id AND h.body_id = d.body_id
JOIN register_version v ON v.id = h.version_id AND v.body_id = h.body_id
JOIN register_entry e ON e.id = v.entry_id AND e.body_id = v.body_id AND e.public_version_id = v.id
WHERE m.body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR m.app_id = $2)
  AND NOT EXISTS (SELECT 1 FROM document_version r WHERE r.body_id = d.body_id AND r.redacted_from_id = d.id)
ORDER BY m.app_id, 5, d.document_id
LIMIT 5000
