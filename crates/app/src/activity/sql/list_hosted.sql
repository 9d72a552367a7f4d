SELECT unit_id, published_at
FROM news
WHERE body_id = $1 AND state = 'published' AND published_at < $2
ORDER BY unit_id, published_at
