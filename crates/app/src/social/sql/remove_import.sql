UPDATE social_import SET removed_at = $3
WHERE body_id = $1 AND id = $2 AND removed_at IS NULL
