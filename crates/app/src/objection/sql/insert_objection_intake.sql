INSERT INTO objection_intake (objection_id, body_id, recorded_by, recorded_at)
VALUES ($2, $1, $3, $4)
