INSERT INTO register_version_document (body_id, version_id, position, document_version_id, title)
VALUES ($1, $2, $3, $4, $5)
