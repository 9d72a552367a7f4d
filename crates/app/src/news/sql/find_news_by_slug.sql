SELECT a.news_id
FROM news_address a
WHERE a.body_id = $1 AND a.slug = $2
