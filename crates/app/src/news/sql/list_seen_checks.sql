SELECT code
FROM news_seen_check
WHERE body_id = $1 AND news_id = $2
ORDER BY code
LIMIT 100
