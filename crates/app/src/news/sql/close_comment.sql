UPDATE news_comment
SET closed_at = $4, is_taken = $5
WHERE body_id = $1 AND news_id = $2 AND id = $3 AND closed_at IS NULL
