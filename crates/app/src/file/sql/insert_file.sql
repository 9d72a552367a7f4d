INSERT INTO file (
  body_id, unit_id, kind, sha256, name, content_type, bytes, width, height, created_by, created_at
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING id
