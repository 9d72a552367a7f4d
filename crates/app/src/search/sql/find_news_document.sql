SELECT n.id, n.unit_id, n.topic_id, r.title, r.lead, r.text, n.published_at
FROM news n
JOIN news_revision r ON r.id = n.public_revision_id AND r.body_id = n.body_id
WHERE n.body_id = $1 AND n.id = $2 AND n.state = 'published'
