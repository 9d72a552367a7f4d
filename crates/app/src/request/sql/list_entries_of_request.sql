SELECT e.id, e.unit_id
FROM request_entry r
JOIN register_entry e ON e.id = r.entry_id AND e.body_id = r.body_id
WHERE r.body_id = $1 AND r.request_id = $2
ORDER BY e.id
LIMIT 50
