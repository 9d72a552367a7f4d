DELETE FROM document_redaction
WHERE body_id = $1 AND document_version_id = $2
