UPDATE document_redaction_place
SET is_chosen = $3
WHERE body_id = $1 AND document_version_id = $2
