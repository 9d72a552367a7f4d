INSERT INTO news_address (body_id, slug, news_id, created_at)
VALUES ($1, $2, $3, $4)
