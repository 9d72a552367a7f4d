INSERT INTO retention_rule (body_id, years, source, updated_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (body_id) DO UPDATE SET years = excluded.years, source = excluded.source, updated_at = excluded.updated_at
