SELECT role, unit_id
FROM account_grant
WHERE body_id = $1 AND account_id = $2 AND ended_at IS NULL
ORDER BY id
LIMIT 200
