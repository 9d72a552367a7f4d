SELECT n.id
FROM news n
WHERE n.body_id = $1
  AND n.id > $2
  AND n.latest_revision_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM news_sketched k WHERE k.body_id = n.body_id AND k.news_id = n.id)
ORDER BY n.id
LIMIT 50
