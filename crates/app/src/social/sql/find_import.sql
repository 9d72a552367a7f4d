SELECT id, name, shape, rows, faults, at, removed_at
FROM social_import
WHERE body_id = $1 AND id = $2
