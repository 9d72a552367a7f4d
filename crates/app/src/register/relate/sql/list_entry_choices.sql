SELECT e.id, e.unit_id, CAST(CASE WHEN e.public_version_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_public, v.title
FROM register_entry e
JOIN register_version v ON v.id = COALESCE(e.public_version_id, e.latest_version_id) AND v.body_id = e.body_id
WHERE e.body_id = $1 AND e.unit_id = $2 AND e.state <> 'withdrawn' AND v.title <> ''
  AND NOT EXISTS (
    SELECT 1 FROM news_register_entry x WHERE x.body_id = e.body_id AND x.entry_id = e.id AND x.news_id = $3
  )
ORDER BY e.updated_at DESC, e.id DESC
LIMIT 100
