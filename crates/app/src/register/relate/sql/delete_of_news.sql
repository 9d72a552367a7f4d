DELETE FROM news_register_entry
WHERE body_id = $1 AND news_id = $2
