SELECT slug
FROM register_entry
WHERE body_id = $1 AND public_version_id IS NOT NULL AND slug IS NOT NULL
ORDER BY slug
LIMIT $2 OFFSET $3
