UPDATE document_redaction_place
SET is_chosen = $4, ground = $5, note = $6
WHERE body_id = $1 AND document_version_id = $2 AND number = $3
