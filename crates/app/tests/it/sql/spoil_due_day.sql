INSERT INTO semester_setting (body_id, due_day, set_at)
VALUES ($1, 99, 0)
