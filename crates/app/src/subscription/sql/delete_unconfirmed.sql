DELETE FROM subscription
WHERE body_id = $1 AND confirmed_at IS NULL AND asked_at < $2
