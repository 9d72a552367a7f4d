INSERT INTO semester_setting (body_id, due_day, set_at)
VALUES ($1, $2, $3)
ON CONFLICT (body_id) DO UPDATE SET due_day = excluded.due_day, set_at = excluded.set_at
