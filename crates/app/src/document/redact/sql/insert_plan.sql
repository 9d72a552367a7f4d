INSERT INTO document_redaction (
  body_id, document_version_id, state, pages, fault, fault_detail, bytes, still_shown, begun_by, begun_at, changed_at
) VALUES ($1, $2, 'looking', 0, '', '', 0, '', $3, $4, $4)
