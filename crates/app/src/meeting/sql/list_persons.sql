SELECT id, unit_id, account_id, name, way, came_at, struck
FROM meeting_person
WHERE body_id = $1 AND meeting_id = $2
ORDER BY came_at, id
LIMIT 1000
