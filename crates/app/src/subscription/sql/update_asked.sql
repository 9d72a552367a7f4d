UPDATE subscription SET asked_at = $3
WHERE body_id = $1 AND id = $2 AND confirmed_at IS NULL
