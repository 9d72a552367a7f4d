SELECT id, side, token, person, power_from, power_until
FROM dispute_party
WHERE body_id = $1 AND dispute_id = $2
ORDER BY id
LIMIT 50
