SELECT id
FROM website_incident
WHERE body_id = $1 AND website_id = $2 AND closed_at IS NULL
ORDER BY id
LIMIT 1
