INSERT INTO request_part (body_id, request_id, unit_id, state, subject, due_on, result, opened_at)
VALUES ($1, $2, $3, 'open', $4, $5, '', $6)
