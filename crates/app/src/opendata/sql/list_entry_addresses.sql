SELECT e.slug, e.changed_at
FROM register_entry e
WHERE e.body_id = $1 AND e.public_version_id IS NOT NULL AND e.id >= $2 AND e.id < $3
ORDER BY e.id
LIMIT 10000
