SELECT n.slug, r.title, n.published_at
FROM news_register_entry x
JOIN news n ON n.id = x.news_id AND n.body_id = x.body_id
JOIN news_revision r ON r.id = n.public_revision_id AND r.body_id = n.body_id
WHERE x.body_id = $1 AND x.entry_id = $2 AND n.state = 'published'
ORDER BY n.published_at DESC, n.id DESC
LIMIT 20
