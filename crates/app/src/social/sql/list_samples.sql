SELECT id, month, seed, drawn, at
FROM social_sample
WHERE body_id = $1 AND month = $2
ORDER BY id DESC
LIMIT 20
