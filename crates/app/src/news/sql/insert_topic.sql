INSERT INTO topic (body_id, slug, name, name_en)
VALUES ($1, $2, $3, $4)
RETURNING id
