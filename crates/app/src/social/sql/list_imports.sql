SELECT id, name, shape, rows, faults, at, removed_at
FROM social_import
WHERE body_id = $1
ORDER BY id DESC
LIMIT 50
