INSERT INTO assessment_answer (body_id, scheme, unit_id, question, self_grade, self_note, self_link, self_at, verified_note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')
ON CONFLICT (body_id, scheme, unit_id, question)
DO UPDATE SET self_grade = excluded.self_grade, self_note = excluded.self_note,
  self_link = excluded.self_link, self_at = excluded.self_at
