INSERT INTO register_address (body_id, slug, entry_id, created_at)
VALUES ($1, $2, $3, $4)
