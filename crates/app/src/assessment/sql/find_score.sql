SELECT scheme, unit_id, day, score, ceiling, verified, answered, questions, qualification, steps, digest, counted_at
FROM assessment_score
WHERE body_id = $1 AND unit_id = $2 AND scheme = $3
ORDER BY day DESC
LIMIT 1
