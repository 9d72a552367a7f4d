SELECT published_at
FROM news
WHERE body_id = $1 AND state = 'published' AND published_at >= $2
ORDER BY published_at
LIMIT 1
