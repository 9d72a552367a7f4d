SELECT d.id, d.document_id, d.number, d.sha256, d.name, d.kind, d.content_type, d.bytes, d.text_state, d.text_sha256, d.pages,
  d.characters, d.has_script, d.thumbnail_sha256, d.redacted_from_id, d.uploaded_by, d.at
FROM document_version d
JOIN document o ON o.id = d.document_id AND o.body_id = d.body_id
WHERE d.body_id = $1 AND o.entry_id = $2 AND d.id = $3
