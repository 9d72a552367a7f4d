-- The looks of a stretch of time, for whether a site was there.
SELECT website_id, looked_at, is_up
FROM website_look
WHERE body_id = $1 AND looked_at > $2 AND looked_at <= $3
ORDER BY website_id, looked_at
LIMIT 500000
