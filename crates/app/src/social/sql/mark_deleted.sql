UPDATE social_post SET is_deleted = 1
WHERE body_id = $1 AND network = $2 AND post_id = $3 AND road = $4
