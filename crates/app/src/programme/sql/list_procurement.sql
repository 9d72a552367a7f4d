SELECT DISTINCT e.id, e.slug, v.title
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
JOIN register_version_obligation o ON o.version_id = v.id AND o.body_id = v.body_id
WHERE e.body_id = $1 AND e.unit_id = $2 AND e.public_version_id IS NOT NULL AND e.slug IS NOT NULL
  AND o.code LIKE 'BK.09%'
ORDER BY e.id DESC
LIMIT 20
