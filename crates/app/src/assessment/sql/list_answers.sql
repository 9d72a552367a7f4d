SELECT scheme, unit_id, question, self_grade, self_note, self_link, self_at, verified_grade, verified_note, verified_at
FROM assessment_answer
WHERE body_id = $1
  AND scheme = $2
  AND (CAST($3 AS BIGINT) IS NULL OR unit_id = $3)
ORDER BY unit_id, question
