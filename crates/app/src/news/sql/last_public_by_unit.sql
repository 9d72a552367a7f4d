SELECT unit_id, CAST(MAX(published_at) AS BIGINT) AS last_at, COUNT(*) AS items
FROM news
WHERE body_id = $1 AND state = 'published'
GROUP BY unit_id
ORDER BY unit_id
