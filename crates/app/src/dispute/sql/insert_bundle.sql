INSERT INTO dispute_bundle (body_id, dispute_id, number, made_at, content, digest)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
