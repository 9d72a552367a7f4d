DELETE FROM document_finding
WHERE body_id = $1 AND document_version_id = $2
