SELECT id, unit_id, what, due_on, done_on
FROM dispute_task
WHERE body_id = $1 AND dispute_id = $2
ORDER BY due_on, id
LIMIT 200
