SELECT website_id, road, seen_from, looked_at
FROM website_reach
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR website_id = $2) AND looked_at >= $3 AND looked_at <= $4
ORDER BY website_id, road, looked_at
LIMIT 1000000
