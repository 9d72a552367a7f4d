SELECT id
FROM register_entry
WHERE body_id = $1 AND id > $2 AND public_version_id IS NOT NULL
ORDER BY id
LIMIT 200
