-- The looks of a stretch of time: whether a site was there, and its newest news.
SELECT website_id, is_up, newest_at
FROM website_look
WHERE body_id = $1 AND looked_at > $2 AND looked_at <= $3
ORDER BY website_id, looked_at
LIMIT 500000
