SELECT COUNT(*) AS items, CAST(MAX(changed_at) AS BIGINT) AS last_at
FROM news
WHERE body_id = $1 AND state = 'published' AND published_at >= $2 AND published_at < $3
