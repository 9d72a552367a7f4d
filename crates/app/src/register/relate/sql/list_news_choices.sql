SELECT n.id, n.unit_id, n.state, COALESCE(r.title, '') AS title
FROM news n
JOIN news_revision r ON r.id = COALESCE(n.public_revision_id, n.latest_revision_id) AND r.body_id = n.body_id
WHERE n.body_id = $1 AND n.unit_id = $2 AND n.state <> 'withdrawn' AND r.title <> ''
  AND NOT EXISTS (
    SELECT 1 FROM news_register_entry x WHERE x.body_id = n.body_id AND x.news_id = n.id AND x.entry_id = $3
  )
ORDER BY n.updated_at DESC, n.id DESC
LIMIT 100
