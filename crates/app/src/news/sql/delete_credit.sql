DELETE FROM news_credit
WHERE body_id = $1 AND news_id = $2
