UPDATE social_post SET times_seen = times_seen - 1
WHERE body_id = $1 AND network = $2 AND post_id = $3 AND road = $4
