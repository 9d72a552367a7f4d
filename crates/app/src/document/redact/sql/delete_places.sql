DELETE FROM document_redaction_place
WHERE body_id = $1 AND document_version_id = $2
