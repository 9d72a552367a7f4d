SELECT published_at
FROM news
WHERE body_id = $1 AND state = 'published'
ORDER BY published_at DESC
