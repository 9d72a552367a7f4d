UPDATE social_month SET removed_at = $3
WHERE body_id = $1 AND import_id = $2 AND removed_at IS NULL
