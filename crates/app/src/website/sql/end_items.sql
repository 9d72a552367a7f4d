-- What a list that reached back to $5 no longer holds was taken off, or its date was changed.
UPDATE website_item
SET gone_at = $4
WHERE body_id = $1 AND website_id = $2 AND road = $3 AND gone_at IS NULL AND published_at >= $5 AND last_seen_at < $4
