SELECT e.id, e.unit_id, e.slug, v.id AS version_id, v.number, v.title, v.summary, e.class, v.holder, v.responsible,
  v.made_on, v.made_at_place, v.is_printed, v.is_digital, v.retention_active, v.retention_inactive, v.media,
  v.language, v.year, v.correction, e.published_at, e.changed_at, e.verified_at, e.is_sample
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND (e.changed_at, e.id) < ($2, $3)
  AND (CAST($5 AS BIGINT) IS NULL OR e.unit_id = $5)
  AND (CAST($6 AS TEXT) IS NULL OR e.class = $6)
  AND (CAST($7 AS TEXT) IS NULL OR EXISTS (
    SELECT 1 FROM register_version_obligation o WHERE o.body_id = e.body_id AND o.version_id = v.id AND o.code = $7
  ))
  AND (CAST($8 AS BIGINT) IS NULL OR e.year = $8)
ORDER BY e.changed_at DESC, e.id DESC
LIMIT $4
