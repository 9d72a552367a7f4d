INSERT INTO assessment_answer (body_id, scheme, unit_id, question, self_note, self_link, verified_grade, verified_note, verified_at)
VALUES ($1, $2, $3, $4, '', '', $5, $6, $7)
ON CONFLICT (body_id, scheme, unit_id, question)
DO UPDATE SET verified_grade = excluded.verified_grade, verified_note = excluded.verified_note,
  verified_at = excluded.verified_at
