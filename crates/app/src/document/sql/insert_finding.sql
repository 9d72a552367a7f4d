INSERT INTO document_finding (body_id, document_version_id, position, kind, page, masked)
VALUES ($1, $2, $3, $4, $5, $6)
