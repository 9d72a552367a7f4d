UPDATE social_month SET checked_posts = $3, checked_by = $4, checked_at = $5
WHERE body_id = $1 AND id = $2 AND removed_at IS NULL AND checked_at IS NULL
