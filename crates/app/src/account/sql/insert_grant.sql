INSERT INTO account_grant (body_id, account_id, unit_id, role, started_at)
VALUES ($1, $2, $3, $4, $5)
RETURNING id
