DELETE FROM news_register_entry
WHERE body_id = $1 AND entry_id = $2
