INSERT INTO semester_batch (body_id, period, format, total, done, asked_at)
VALUES ($1, $2, $3, 0, 0, $4)
RETURNING id
