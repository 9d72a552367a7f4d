SELECT DISTINCT unit_id, course
FROM coaching_attempt
WHERE body_id = $1 AND is_passed = 1 AND taken_at >= $2
ORDER BY unit_id, course
LIMIT 5000
