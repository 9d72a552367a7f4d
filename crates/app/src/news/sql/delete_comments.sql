DELETE FROM news_comment
WHERE body_id = $1 AND news_id = $2
