UPDATE account_grant
SET ended_at = $3
WHERE body_id = $1 AND unit_id = $2 AND ended_at IS NULL
RETURNING account_id, role
