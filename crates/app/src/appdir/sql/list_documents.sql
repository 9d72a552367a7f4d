SELECT d.document_id, d.name, d.bytes, CASE WHEN h.title = '' THEN v.title ELSE h.title END AS title
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
JOIN register_version_document h ON h.version_id = v.id AND h.body_id = v.body_id
JOIN document_version d ON d.id = h.document_version_id AND d.body_id = h.body_id
WHERE e.body_id = $1 AND e.unit_id = $2
  AND NOT EXISTS (SELECT 1 FROM document_version r WHERE r.body_id = d.body_id AND r.redacted_from_id = d.id)
ORDER BY e.changed_at DESC, e.id DESC, h.position
LIMIT 200
