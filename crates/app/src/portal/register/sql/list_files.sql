SELECT h.version_id, h.title, d.id, d.document_id, d.number, d.sha256, d.name, d.kind, d.content_type, d.bytes, d.text_state,
  d.text_sha256, d.pages, d.characters, d.has_script, d.thumbnail_sha256, d.redacted_from_id, d.uploaded_by, d.at
FROM register_version_document h
JOIN register_version v ON v.id = h.version_id AND v.body_id = h.body_id
JOIN document_version d ON d.id = h.document_version_id AND d.body_id = h.body_id
WHERE h.body_id = $1 AND v.entry_id = $2 AND v.published_at IS NOT NULL AND v.closed_reason = ''
  AND NOT EXISTS (SELECT 1 FROM document_version r WHERE r.body_id = d.body_id AND r.redacted_from_id = d.id)
ORDER BY v.number DESC, h.position
LIMIT 1000
