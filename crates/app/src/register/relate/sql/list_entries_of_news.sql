SELECT e.id, e.unit_id, CAST(CASE WHEN e.public_version_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_public,
  COALESCE(v.title, '') AS title
FROM news_register_entry x
JOIN register_entry e ON e.id = x.entry_id AND e.body_id = x.body_id
LEFT JOIN register_version v ON v.id = COALESCE(e.public_version_id, e.latest_version_id) AND v.body_id = e.body_id
WHERE x.body_id = $1 AND x.news_id = $2
ORDER BY e.updated_at DESC, e.id DESC
LIMIT 200
