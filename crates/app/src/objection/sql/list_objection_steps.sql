SELECT at, kind, note
FROM objection_step
WHERE body_id = $1 AND objection_id = $2
ORDER BY id
LIMIT 200
