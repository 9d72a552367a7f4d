INSERT INTO news_revision_attachment (body_id, revision_id, position, file_id, title)
VALUES ($1, $2, $3, $4, $5)
