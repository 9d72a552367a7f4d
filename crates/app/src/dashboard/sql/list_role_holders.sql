SELECT DISTINCT g.account_id
FROM account_grant g
JOIN account a ON a.id = g.account_id AND a.body_id = g.body_id
WHERE g.body_id = $1
  AND g.role = $2
  AND g.ended_at IS NULL
  AND a.state = 'active'
  AND (CAST($3 AS BIGINT) IS NULL OR g.unit_id = $3)
ORDER BY g.account_id
LIMIT 50
