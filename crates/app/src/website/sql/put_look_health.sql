INSERT INTO website_health (
  website_id, body_id, checked_at, is_up, reason, ms, tls_until, down_since, looked_at, newest_at, newest_title,
  newest_url, road, confidence, problems, memory
) VALUES ($2, $1, $3, $4, $5, $6, $7, CASE WHEN CAST($4 AS BIGINT) = 1 THEN NULL ELSE CAST($3 AS BIGINT) END, $3, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (website_id) DO UPDATE
SET checked_at = excluded.checked_at, is_up = excluded.is_up, reason = excluded.reason, ms = excluded.ms,
  tls_until = COALESCE(excluded.tls_until, website_health.tls_until),
  down_since = CASE WHEN excluded.is_up = 1 THEN NULL ELSE COALESCE(website_health.down_since, excluded.down_since) END,
  looked_at = excluded.looked_at,
  newest_title = CASE WHEN excluded.newest_at IS NULL THEN website_health.newest_title ELSE excluded.newest_title END,
  newest_url = CASE WHEN excluded.newest_at IS NULL THEN website_health.newest_url ELSE excluded.newest_url END,
  road = CASE WHEN excluded.newest_at IS NULL THEN website_health.road ELSE excluded.road END,
  confidence = CASE WHEN excluded.newest_at IS NULL THEN website_health.confidence ELSE excluded.confidence END,
  newest_at = COALESCE(excluded.newest_at, website_health.newest_at),
  problems = excluded.problems, memory = excluded.memory
