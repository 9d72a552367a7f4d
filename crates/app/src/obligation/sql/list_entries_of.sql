SELECT e.id, e.slug, v.title, e.state, e.public_version_id, e.verified_at, e.updated_at
FROM register_entry e
JOIN register_version v ON v.id = e.latest_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1
  AND e.unit_id = $2
  AND EXISTS (
    SELECT 1 FROM register_version_obligation o
    WHERE o.body_id = e.body_id AND o.version_id IN (e.latest_version_id, e.public_version_id) AND o.code = $3
  )
ORDER BY e.updated_at DESC, e.id DESC
LIMIT 100
