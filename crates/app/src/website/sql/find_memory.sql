SELECT memory
FROM website_health
WHERE body_id = $1 AND website_id = $2
