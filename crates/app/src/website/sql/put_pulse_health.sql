INSERT INTO website_health (
  website_id, body_id, checked_at, is_up, reason, ms, tls_until, down_since, looked_at, newest_at, newest_title,
  newest_url, road, confidence, problems, memory
) VALUES ($2, $1, $3, $4, $5, $6, $7, $8, NULL, NULL, '', '', '', NULL, '[]', '{}')
ON CONFLICT (website_id) DO UPDATE
SET checked_at = excluded.checked_at, is_up = excluded.is_up, reason = excluded.reason, ms = excluded.ms,
  tls_until = COALESCE(excluded.tls_until, website_health.tls_until), down_since = excluded.down_since
