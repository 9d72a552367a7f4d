SELECT n.id, n.unit_id, n.slug, n.topic_id, r.title, r.lead, n.published_at, n.changed_at, n.is_promoted, n.is_sample,
  (SELECT p.file_id FROM news_revision_photo p WHERE p.body_id = n.body_id AND p.revision_id = r.id ORDER BY p.position LIMIT 1) AS photo_id,
  (SELECT p.alternative FROM news_revision_photo p WHERE p.body_id = n.body_id AND p.revision_id = r.id ORDER BY p.position LIMIT 1) AS photo_alternative
FROM news n
JOIN news_revision r ON r.id = n.public_revision_id AND r.body_id = n.body_id
WHERE n.body_id = $1
  AND n.state = 'published'
  AND n.published_at <= $2
  AND (n.published_at < $2 OR n.id < $3)
  AND n.unit_id = $5
ORDER BY n.published_at DESC, n.id DESC
LIMIT $4
