DELETE FROM news_comment_answer
WHERE body_id = $1 AND news_id = $2
