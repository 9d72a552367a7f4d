SELECT day, kind, name, decree
FROM calendar_day
WHERE body_id = $1 AND version_id = $2
ORDER BY day
LIMIT 20000
