DELETE FROM news_revision
WHERE body_id = $1 AND news_id = $2
