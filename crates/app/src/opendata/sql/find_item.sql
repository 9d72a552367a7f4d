SELECT n.id, n.unit_id, n.slug, n.topic_id, r.id AS revision_id, r.title, r.lead, r.text,
  n.published_at, n.changed_at, n.is_sample
FROM news n
JOIN news_revision r ON r.id = n.public_revision_id AND r.body_id = n.body_id
WHERE n.body_id = $1 AND n.state = 'published' AND n.id = $2
