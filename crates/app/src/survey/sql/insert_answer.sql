INSERT INTO survey_answer (body_id, request_id, score, words, answered_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (request_id) DO NOTHING
