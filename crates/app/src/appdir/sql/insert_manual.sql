INSERT INTO app_manual (body_id, app_id, document_id)
VALUES ($1, $2, $3)
