INSERT INTO case_numbering (body_id, pattern, changed_at)
VALUES ($1, $2, $3)
ON CONFLICT (body_id) DO UPDATE SET pattern = excluded.pattern, changed_at = excluded.changed_at
