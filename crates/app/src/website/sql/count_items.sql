-- Items of a stretch of time as they were known at $4. What says it is from the future was not published.
SELECT website_id, road, COUNT(DISTINCT url) AS posts, MAX(published_at) AS newest_at
FROM website_item
WHERE body_id = $1 AND published_at >= $2 AND published_at < $3 AND first_seen_at <= $4
  AND (gone_at IS NULL OR gone_at > $4) AND published_at <= first_seen_at + 86400000
GROUP BY website_id, road
ORDER BY website_id, road
LIMIT 100000
