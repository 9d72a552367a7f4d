INSERT INTO semester_step (body_id, report_id, at, event, actor_name, note, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7)
