INSERT INTO website_incident_step (body_id, incident_id, at, state, note, who)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (incident_id, at, state) DO NOTHING
