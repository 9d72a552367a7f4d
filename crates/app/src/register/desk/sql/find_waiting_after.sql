SELECT id
FROM register_entry
WHERE body_id = $1 AND state = 'submitted' AND (submitted_at > $2 OR (submitted_at = $2 AND id > $3))
ORDER BY submitted_at, id
LIMIT 1
