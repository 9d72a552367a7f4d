UPDATE website_item
SET last_seen_at = $6
WHERE body_id = $1 AND website_id = $2 AND road = $3 AND url = $4 AND published_at = $5 AND gone_at IS NULL
