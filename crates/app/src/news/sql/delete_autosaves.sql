DELETE FROM news_autosave
WHERE body_id = $1 AND news_id = $2
