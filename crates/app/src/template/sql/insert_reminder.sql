INSERT INTO publication_reminder (body_id, task_id, told_on, due_on, stage)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (task_id, told_on) DO NOTHING
