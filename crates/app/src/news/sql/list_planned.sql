SELECT n.id, n.unit_id, n.state, r.title, n.publish_at, n.published_at, p.on_day
FROM news n
LEFT JOIN news_revision r ON r.body_id = n.body_id AND r.id = n.latest_revision_id
LEFT JOIN news_plan p ON p.body_id = n.body_id AND p.news_id = n.id
WHERE n.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR n.unit_id = $2)
  AND (
    (n.state = 'scheduled' AND n.publish_at >= $3 AND n.publish_at < $4)
    OR (n.state = 'published' AND n.published_at >= $3 AND n.published_at < $4)
    OR (n.state IN ('draft', 'submitted', 'returned') AND p.on_day >= $5 AND p.on_day < $6)
  )
ORDER BY n.id
LIMIT 500
