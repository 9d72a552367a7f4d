SELECT r.news_id, r.at, r.correction
FROM news n
JOIN news_revision p ON p.id = n.public_revision_id AND p.body_id = n.body_id
JOIN news_revision r ON r.news_id = n.id AND r.body_id = n.body_id
WHERE n.body_id = $1
  AND n.state = 'published'
  AND n.published_at >= $2 AND n.published_at <= $3
  AND (CAST($4 AS BIGINT) IS NULL OR n.unit_id = $4)
  AND r.correction <> ''
  AND r.number <= p.number
  AND r.at >= n.published_at
ORDER BY r.news_id, r.number
LIMIT 5000
