SELECT CAST(MIN(published_at) AS BIGINT) AS first_at, CAST(MAX(published_at) AS BIGINT) AS last_at
FROM news
WHERE body_id = $1 AND state = 'published'
