SELECT road, url, title, published_at, first_seen_at, gone_at
FROM website_item
WHERE body_id = $1 AND website_id = $2 AND published_at >= $3 AND published_at < $4
ORDER BY published_at DESC, id DESC
LIMIT $5
