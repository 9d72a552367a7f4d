SELECT reason, started_on, last_on, timing
FROM objection_ground
WHERE body_id = $1 AND objection_id = $2
ORDER BY reason
LIMIT 7
