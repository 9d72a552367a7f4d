SELECT scheme, unit_id, day, score, ceiling, verified, answered, questions, qualification, steps, digest, counted_at
FROM assessment_score
WHERE body_id = $1 AND scheme = $2 AND day = (
  SELECT MAX(n.day) FROM assessment_score n WHERE n.body_id = $1 AND n.scheme = $2
)
ORDER BY unit_id
LIMIT 5000
