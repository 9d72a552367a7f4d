SELECT e.id, e.slug, v.title, v.summary, v.holder, v.responsible, v.made_on, v.made_at_place, v.is_printed, v.is_digital,
  v.retention_active, v.retention_inactive, v.media
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND e.unit_id = $2
  AND e.class = $3
  AND e.id > $4
ORDER BY e.id
LIMIT $5
