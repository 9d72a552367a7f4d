DELETE FROM news_plan
WHERE body_id = $1 AND news_id = $2
