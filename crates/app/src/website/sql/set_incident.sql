UPDATE website_incident
SET state = $4, closed_at = $5, version = version + 1
WHERE body_id = $1 AND id = $2 AND version = $3
