INSERT INTO mail_attachment (body_id, mail_id, place, name, content_type, content)
VALUES ($1, $2, $3, $4, $5, $6)
