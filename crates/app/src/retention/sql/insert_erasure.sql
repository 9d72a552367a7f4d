INSERT INTO requester_erasure (body_id, request_id, erased_at)
VALUES ($1, $2, $3)
ON CONFLICT (request_id) DO NOTHING
