SELECT g.id, g.account_id, g.role, g.unit_id, g.started_at, a.state
FROM account_grant g
JOIN account a ON a.id = g.account_id AND a.body_id = g.body_id
WHERE g.body_id = $1 AND g.ended_at IS NULL AND (CAST($2 AS BIGINT) IS NULL OR g.account_id = $2)
ORDER BY g.account_id, g.id
LIMIT 20000
