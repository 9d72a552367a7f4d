DELETE FROM news_sketched
WHERE body_id = $1 AND news_id = $2
