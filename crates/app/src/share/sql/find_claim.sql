SELECT id
FROM share_post
WHERE body_id = $1 AND news_id = $2 AND account_id = $3
