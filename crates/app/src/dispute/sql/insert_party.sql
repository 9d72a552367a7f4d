INSERT INTO dispute_party (body_id, dispute_id, side, token, person, power_from, power_until)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id
