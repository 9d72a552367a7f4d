SELECT month, unit_id, network, road, posts, is_complete, newest_at, evidence
FROM activity_count
WHERE body_id = $1 AND month >= $2 AND month <= $3
ORDER BY month, unit_id, network, road
