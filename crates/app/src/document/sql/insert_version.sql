INSERT INTO document_version (
  body_id, document_id, number, sha256, name, kind, content_type, bytes, text_state, has_script, redacted_from_id,
  uploaded_by, at
) VALUES (
  $1, $2,
  (SELECT CAST(COALESCE(MAX(o.number), 0) + 1 AS BIGINT) FROM document_version o WHERE o.body_id = $1 AND o.document_id = $2),
  $3, $4, $5, $6, $7, 'waiting', 0, $8, $9, $10
)
RETURNING id
