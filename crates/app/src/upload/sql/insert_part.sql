INSERT INTO upload_part (body_id, upload_id, starts_at, name) VALUES ($1, $2, $3, $4)
