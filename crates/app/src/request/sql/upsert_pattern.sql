INSERT INTO numbering_pattern (body_id, series, pattern, changed_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (body_id, series) DO UPDATE SET pattern = excluded.pattern, changed_at = excluded.changed_at
