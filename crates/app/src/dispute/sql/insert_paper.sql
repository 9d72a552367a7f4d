INSERT INTO dispute_paper (body_id, dispute_id, kind, title, sha256, name, content_type, bytes, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id
