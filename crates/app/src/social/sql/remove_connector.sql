DELETE FROM social_connector
WHERE body_id = $1 AND connector = $2
