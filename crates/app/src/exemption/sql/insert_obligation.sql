INSERT INTO exemption_obligation (body_id, exemption_id, code)
VALUES ($1, $2, $3)
