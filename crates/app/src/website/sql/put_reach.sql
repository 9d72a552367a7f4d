INSERT INTO website_reach (body_id, website_id, road, looked_at, seen_from)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (website_id, road, looked_at) DO NOTHING
