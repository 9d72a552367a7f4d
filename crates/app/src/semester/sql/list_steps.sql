SELECT at, event, actor_name, note, digest
FROM semester_step
WHERE body_id = $1 AND report_id = $2
ORDER BY id
LIMIT 200
