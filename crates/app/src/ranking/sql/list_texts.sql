SELECT n.unit_id, r.title, r.lead
FROM news n
JOIN news_revision r ON r.body_id = n.body_id AND r.id = n.public_revision_id
WHERE n.body_id = $1 AND n.state = 'published' AND n.published_at >= $2 AND n.published_at < $3
ORDER BY n.unit_id, n.published_at, n.id
LIMIT 100000
