SELECT n.id, n.unit_id, n.slug, r.title
FROM news_credit c
JOIN news n ON n.body_id = c.body_id AND n.id = c.source_id
JOIN news_revision r ON r.body_id = n.body_id AND r.id = n.public_revision_id
WHERE c.body_id = $1 AND c.news_id = $2 AND n.state = 'published'
