SELECT s.code, s.version, s.format, s.content, s.digest, s.made_at
FROM assessment_scheme s
WHERE s.body_id = $1
  AND (CAST($2 AS TEXT) IS NULL OR s.code = $2)
  AND ($3 = 1 OR s.version = (
    SELECT MAX(n.version) FROM assessment_scheme n WHERE n.body_id = $1 AND n.code = s.code
  ))
ORDER BY s.code, s.version DESC
LIMIT 500
