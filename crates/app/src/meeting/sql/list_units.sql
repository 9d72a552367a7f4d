SELECT unit_id, presence, agenda
FROM meeting_unit
WHERE body_id = $1 AND meeting_id = $2
ORDER BY unit_id
LIMIT 500
