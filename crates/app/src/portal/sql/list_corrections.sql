SELECT r.correction AS note, r.at
FROM news_revision r
JOIN news n ON n.id = r.news_id AND n.body_id = r.body_id
WHERE r.body_id = $1 AND r.news_id = $2 AND r.correction <> '' AND r.number <= $3 AND r.at >= n.published_at
ORDER BY r.number DESC
LIMIT 50
