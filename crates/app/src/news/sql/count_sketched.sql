SELECT COUNT(*) AS items, CAST(COUNT(k.news_id) AS BIGINT) AS sketched
FROM news n
LEFT JOIN news_sketched k ON k.body_id = n.body_id AND k.news_id = n.id
WHERE n.body_id = $1 AND n.latest_revision_id IS NOT NULL
