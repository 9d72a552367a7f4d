SELECT base_version, fields, at
FROM news_autosave
WHERE body_id = $1 AND news_id = $2 AND account_id = $3
