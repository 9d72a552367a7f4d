INSERT INTO assessment_run (body_id, unit_id, scheme, version, format, content, begun_at, decree)
VALUES ($1, $2, $3, $4, $5, $6, $7, '')
RETURNING id
