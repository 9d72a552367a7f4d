SELECT website_id, checked_at, is_up, reason, ms, tls_until, down_since, looked_at, newest_at, newest_title, newest_url, road,
  confidence, problems
FROM website_health
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR website_id = $2)
ORDER BY website_id
LIMIT 5000
