INSERT INTO document (body_id, entry_id, created_at)
VALUES ($1, $2, $3)
RETURNING id
