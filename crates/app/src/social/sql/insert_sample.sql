INSERT INTO social_sample (body_id, month, seed, drawn, by_id, at)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
