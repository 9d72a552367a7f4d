UPDATE document_redaction
SET state = $4, pages = $5, fault = $6, fault_detail = $7, sha256 = $8, bytes = $9, still_shown = $10, changed_at = $11
WHERE body_id = $1 AND document_version_id = $2 AND state = $3
