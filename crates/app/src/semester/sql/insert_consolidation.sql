INSERT INTO semester_consolidation (body_id, period, reports, figures, digest, made_at, made_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id
