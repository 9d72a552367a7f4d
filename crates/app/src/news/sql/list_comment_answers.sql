SELECT w.comment_id, w.text, a.name AS writer, w.at
FROM news_comment_answer w
LEFT JOIN account a ON a.body_id = w.body_id AND a.id = w.account_id
WHERE w.body_id = $1 AND w.news_id = $2
ORDER BY w.id
LIMIT 2000
