INSERT INTO answer_file (body_id, request_id, document_version_id, place, title)
VALUES ($1, $2, $3, $4, $5)
