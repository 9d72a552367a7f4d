SELECT account_id, from_at, to_at
FROM social_reading
WHERE body_id = $1 AND unit_id = $2 AND network = $3 AND road = $4 AND removed_at IS NULL AND from_at < $6 AND to_at > $5
ORDER BY from_at, id
LIMIT 5000
