INSERT INTO news_revision_photo (body_id, revision_id, position, file_id, alternative, caption, credit)
VALUES ($1, $2, $3, $4, $5, $6, $7)
