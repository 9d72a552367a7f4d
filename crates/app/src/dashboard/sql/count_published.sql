SELECT unit_id, COUNT(*) AS items, CAST(MAX(published_at) AS BIGINT) AS last_at
FROM news
WHERE body_id = $1 AND state = 'published' AND published_at >= $2 AND published_at < $3
GROUP BY unit_id
ORDER BY unit_id
