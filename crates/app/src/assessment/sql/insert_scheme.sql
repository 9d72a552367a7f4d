INSERT INTO assessment_scheme (body_id, code, version, format, content, digest, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (body_id, code, version) DO NOTHING
