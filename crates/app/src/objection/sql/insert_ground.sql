INSERT INTO objection_ground (objection_id, body_id, reason, started_on, last_on, timing)
VALUES ($2, $1, $3, $4, $5, $6)
