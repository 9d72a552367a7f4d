SELECT n.id, n.unit_id, n.state, n.slug, r.title, COALESCE(n.published_at, n.updated_at) AS at, k.hashes
FROM news n
JOIN news_sketched k ON k.body_id = n.body_id AND k.news_id = n.id
JOIN news_revision r ON r.body_id = n.body_id AND r.id = COALESCE(n.public_revision_id, n.latest_revision_id)
WHERE n.body_id = $1 AND n.id = $2
