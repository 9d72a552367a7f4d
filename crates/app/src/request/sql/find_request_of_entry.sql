SELECT q.id, q.number
FROM request_entry r
JOIN information_request q ON q.id = r.request_id AND q.body_id = r.body_id
WHERE r.body_id = $1 AND r.entry_id = $2
ORDER BY q.id
LIMIT 1
