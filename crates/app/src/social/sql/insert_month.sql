INSERT INTO social_month (body_id, unit_id, network, month, said, posts, proof, import_id, by_id, at, picture_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING id
