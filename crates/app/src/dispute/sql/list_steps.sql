SELECT at, happened_on, event, state, note, is_late
FROM dispute_step
WHERE body_id = $1 AND dispute_id = $2
ORDER BY id
LIMIT 100
