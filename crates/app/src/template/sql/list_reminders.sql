SELECT r.task_id, r.told_on, r.due_on, r.stage
FROM publication_reminder r
JOIN publication_task t ON t.id = r.task_id AND t.body_id = r.body_id
WHERE r.body_id = $1 AND t.template_id = $2
ORDER BY r.task_id, r.told_on
LIMIT 200000
