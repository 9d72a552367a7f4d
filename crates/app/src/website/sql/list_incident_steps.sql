SELECT at, state, note, who
FROM website_incident_step
WHERE body_id = $1 AND incident_id = $2
ORDER BY at, state
LIMIT 200
