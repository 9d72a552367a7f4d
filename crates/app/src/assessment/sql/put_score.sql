INSERT INTO assessment_score (body_id, scheme, unit_id, day, score, ceiling, verified, answered, questions,
  qualification, steps, digest, counted_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (body_id, scheme, unit_id, day)
DO UPDATE SET score = excluded.score, ceiling = excluded.ceiling, verified = excluded.verified,
  answered = excluded.answered, questions = excluded.questions, qualification = excluded.qualification,
  steps = excluded.steps, digest = excluded.digest, counted_at = excluded.counted_at
