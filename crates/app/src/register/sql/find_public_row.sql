SELECT e.id, e.unit_id, e.slug, e.class, e.year, v.title, v.summary, e.published_at, e.changed_at, e.verified_at,
  (SELECT COUNT(*) FROM register_version_document h WHERE +h.body_id = e.body_id AND h.version_id = v.id) AS documents,
  e.is_sample
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1 AND e.public_version_id IS NOT NULL AND e.id = $2
