DELETE FROM news_sketched
WHERE body_id = $1
