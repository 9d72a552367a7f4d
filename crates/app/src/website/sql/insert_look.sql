INSERT INTO website_look (
  body_id, website_id, looked_at, is_up, reason, ms, tls_until, newest_at, road, confidence, items, problems
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (website_id, looked_at) DO NOTHING
