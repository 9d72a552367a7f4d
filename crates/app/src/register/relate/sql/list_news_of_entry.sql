SELECT n.id, n.unit_id, n.state, COALESCE(r.title, '') AS title
FROM news_register_entry x
JOIN news n ON n.id = x.news_id AND n.body_id = x.body_id
LEFT JOIN news_revision r ON r.id = COALESCE(n.public_revision_id, n.latest_revision_id) AND r.body_id = n.body_id
WHERE x.body_id = $1 AND x.entry_id = $2
ORDER BY n.updated_at DESC, n.id DESC
LIMIT 200
