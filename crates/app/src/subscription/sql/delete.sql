DELETE FROM subscription
WHERE body_id = $1 AND id = $2
