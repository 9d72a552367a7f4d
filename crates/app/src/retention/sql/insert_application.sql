INSERT INTO erasure_application (body_id, request_id, state, asked_at, reason)
VALUES ($1, $2, 'asked', $3, '')
