INSERT INTO file_variant (body_id, file_id, width, sha256, bytes)
VALUES ($1, $2, $3, $4, $5)
