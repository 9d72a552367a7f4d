SELECT looked_at, is_up, reason, ms, newest_at, road, confidence, items, problems
FROM website_look
WHERE body_id = $1 AND website_id = $2
ORDER BY looked_at DESC
LIMIT $3
