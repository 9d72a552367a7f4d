SELECT t.id, t.name, t.account_id, a.name AS account_name, t.created_at, t.expires_at, t.used_at
FROM api_token t
JOIN account a ON a.id = t.account_id AND a.body_id = t.body_id
WHERE t.body_id = $1 AND t.ended_at IS NULL AND (CAST($2 AS BIGINT) IS NULL OR t.account_id = $2)
ORDER BY t.created_at DESC, t.id DESC
LIMIT 500
