SELECT post_id, road, kind, permalink, published_at, times_seen, first_seen, last_seen, is_deleted
FROM social_post
WHERE body_id = $1 AND unit_id = $2 AND network = $3 AND (CAST($4 AS TEXT) IS NULL OR road = $4)
  AND published_at >= $5 AND published_at < $6
ORDER BY published_at, post_id, road
LIMIT 5000
