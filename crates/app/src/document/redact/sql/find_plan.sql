SELECT document_version_id, state, pages, fault, fault_detail, sha256, bytes, still_shown, begun_by, begun_at, changed_at
FROM document_redaction
WHERE body_id = $1 AND document_version_id = $2
