SELECT id, entry_id, created_at
FROM document
WHERE body_id = $1 AND id = $2
