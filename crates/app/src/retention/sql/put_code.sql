INSERT INTO subject_code (body_id, request_id, digest, sent_at, tries)
VALUES ($1, $2, $3, $4, 0)
ON CONFLICT (request_id) DO UPDATE SET digest = excluded.digest, sent_at = excluded.sent_at, tries = 0
