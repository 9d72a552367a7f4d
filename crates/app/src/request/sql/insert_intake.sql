INSERT INTO request_intake (request_id, body_id, recorded_by, recorded_at)
VALUES ($2, $1, $3, $4)
