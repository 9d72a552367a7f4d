INSERT INTO website_item (
  body_id, website_id, road, url, title, published_at, first_seen_at, last_seen_at, gone_at
) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, NULL)
ON CONFLICT (website_id, road, url, first_seen_at) DO NOTHING
