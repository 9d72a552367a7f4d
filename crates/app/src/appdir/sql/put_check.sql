INSERT INTO app_check (body_id, app_id, url, answer, asked_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (body_id, app_id) DO UPDATE SET url = excluded.url, answer = excluded.answer, asked_at = excluded.asked_at
