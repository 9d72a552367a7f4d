INSERT INTO account_grant (body_id, account_id, unit_id, role, started_at)
SELECT $1, $2, $3, $4, $5
WHERE NOT EXISTS (
  SELECT 1
  FROM account_grant
  WHERE body_id = $1 AND account_id = $2 AND unit_id = $3 AND role = $4 AND ended_at IS NULL
)
