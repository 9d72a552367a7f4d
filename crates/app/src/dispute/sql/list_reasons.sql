SELECT reason
FROM dispute_reason
WHERE body_id = $1 AND dispute_id = $2
ORDER BY reason
LIMIT 7
