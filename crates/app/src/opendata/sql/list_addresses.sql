SELECT slug, published_at, changed_at
FROM news
WHERE body_id = $1 AND state = 'published' AND slug IS NOT NULL AND published_at >= $2 AND published_at < $3
ORDER BY published_at, id
LIMIT 50000
