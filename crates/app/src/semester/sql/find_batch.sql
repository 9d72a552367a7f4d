SELECT id, period, format, total, done, asked_at, finished_at
FROM semester_batch
WHERE body_id = $1 AND id = $2
