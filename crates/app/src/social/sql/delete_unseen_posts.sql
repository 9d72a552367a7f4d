DELETE FROM social_post
WHERE body_id = $1 AND unit_id = $2 AND network = $3 AND road = $4 AND times_seen <= 0
