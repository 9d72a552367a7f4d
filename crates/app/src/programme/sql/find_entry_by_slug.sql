SELECT e.id
FROM register_entry e
WHERE e.body_id = $1 AND e.slug = $2 AND e.public_version_id IS NOT NULL
