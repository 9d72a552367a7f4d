INSERT INTO deadline_local (body_id, code, length, basis, changed_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (body_id, code) DO UPDATE
SET length = excluded.length, basis = excluded.basis, changed_at = excluded.changed_at
