INSERT INTO app_review (body_id, app_id, text, is_helpful, written_at, state, reason, answer, answered_at, reports)
VALUES ($1, $2, $3, $4, $5, 'waiting', '', '', NULL, 0)
RETURNING id
