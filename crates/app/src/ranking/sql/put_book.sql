INSERT INTO ranking_book (body_id, rules, set_at)
VALUES ($1, $2, $3)
ON CONFLICT (body_id) DO UPDATE SET rules = excluded.rules, set_at = excluded.set_at
