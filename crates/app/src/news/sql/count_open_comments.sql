SELECT COUNT(*) AS notes
FROM news_comment
WHERE body_id = $1 AND news_id = $2 AND closed_at IS NULL
