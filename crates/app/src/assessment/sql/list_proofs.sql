SELECT id, unit_id, question, name, sha256, bytes, added_at
FROM assessment_proof
WHERE body_id = $1
  AND scheme = $2
  AND (CAST($3 AS BIGINT) IS NULL OR unit_id = $3)
ORDER BY id
LIMIT 20000
