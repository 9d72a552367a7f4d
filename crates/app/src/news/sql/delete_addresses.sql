DELETE FROM news_address
WHERE body_id = $1 AND news_id = $2
