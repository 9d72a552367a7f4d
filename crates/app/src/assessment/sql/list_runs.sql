SELECT id, unit_id, scheme, version, format, content, begun_at, closed_at, visitation, result, decree
FROM assessment_run
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR id = $2)
ORDER BY id DESC
LIMIT 100
