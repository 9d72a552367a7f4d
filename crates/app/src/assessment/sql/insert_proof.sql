INSERT INTO assessment_proof (body_id, scheme, unit_id, question, name, sha256, bytes, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
