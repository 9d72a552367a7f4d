SELECT d.id, d.document_id, d.number, d.sha256, d.name, d.kind, d.content_type, d.bytes, d.text_state, d.text_sha256, d.pages,
  d.characters, d.has_script, d.thumbnail_sha256, d.redacted_from_id, d.uploaded_by, d.at
FROM document_version d
JOIN register_version_document h ON h.document_version_id = d.id AND h.body_id = d.body_id
WHERE h.body_id = $1 AND h.version_id = $2
ORDER BY h.position
