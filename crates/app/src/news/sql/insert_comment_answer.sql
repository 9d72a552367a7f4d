INSERT INTO news_comment_answer (body_id, news_id, comment_id, text, account_id, at)
VALUES ($1, $2, $3, $4, $5, $6)
