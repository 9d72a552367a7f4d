INSERT INTO meeting_resolution (body_id, meeting_id, unit_id, words, due_on, state, made_at, note)
VALUES ($1, $2, $3, $4, $5, 'open', $6, '')
RETURNING id
