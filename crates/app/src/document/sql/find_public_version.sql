SELECT d.id, d.document_id, d.number, d.sha256, d.name, d.kind, d.content_type, d.bytes, d.text_state, d.text_sha256, d.pages,
  d.characters, d.has_script, d.thumbnail_sha256, d.redacted_from_id, d.uploaded_by, d.at
FROM document_version d
JOIN register_version_document h ON h.document_version_id = d.id AND h.body_id = d.body_id
JOIN register_version v ON v.id = h.version_id AND v.body_id = h.body_id
JOIN register_entry e ON e.id = v.entry_id AND e.body_id = v.body_id AND e.public_version_id = v.id
WHERE d.body_id = $1 AND d.document_id = $2
  AND NOT EXISTS (SELECT 1 FROM document_version r WHERE r.body_id = d.body_id AND r.redacted_from_id = d.id)
ORDER BY d.number DESC
LIMIT 1
