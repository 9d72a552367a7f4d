SELECT unit_id, month, verdict, posts, newest_at, rule, decided_at
FROM website_verdict
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND month >= $3 AND month <= $4
ORDER BY month, unit_id
LIMIT 100000
