INSERT INTO unfound_answer (body_id, words, verdict, reason, unit_id, template_id, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (body_id, words) DO NOTHING
RETURNING id
