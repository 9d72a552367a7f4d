SELECT level, number, ruled_on, received_on, outcome, dictum, order_due
FROM dispute_ruling
WHERE body_id = $1 AND dispute_id = $2
ORDER BY ruled_on, level
LIMIT 4
