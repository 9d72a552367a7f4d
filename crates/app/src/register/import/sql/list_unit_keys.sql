SELECT e.id, v.class, v.year, v.title, e.slug
FROM register_entry e
JOIN register_version v ON v.id = e.latest_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1 AND e.unit_id = $2
ORDER BY e.id
LIMIT 200000
