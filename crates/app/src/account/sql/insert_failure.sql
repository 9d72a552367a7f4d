INSERT INTO account_failure (body_id, origin, network, email, at)
VALUES ($1, $2, $3, $4, $5)
RETURNING id
