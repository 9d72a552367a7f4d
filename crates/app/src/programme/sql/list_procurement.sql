SELECT e.slug, v.title
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1 AND e.unit_id = $2 AND e.public_version_id IS NOT NULL AND e.slug IS NOT NULL
  AND EXISTS (
    SELECT 1 FROM register_version_obligation o
    WHERE o.body_id = e.body_id AND o.version_id = v.id AND SUBSTR(o.code, 1, 5) = 'BK.09'
  )
ORDER BY e.id DESC
LIMIT 20
