DELETE FROM news_sketch
WHERE body_id = $1 AND news_id = $2
