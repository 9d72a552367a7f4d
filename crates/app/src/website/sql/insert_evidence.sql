INSERT INTO website_evidence (body_id, incident_id, position, kind, url, found, headers, answer)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
