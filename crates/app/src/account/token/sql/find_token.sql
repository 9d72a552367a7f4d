SELECT t.id, t.name, t.account_id, a.name AS account_name, a.email, t.used_at
FROM api_token t
JOIN account a ON a.id = t.account_id AND a.body_id = t.body_id
WHERE t.body_id = $1 AND t.token_hash = $2 AND t.ended_at IS NULL AND t.expires_at > $3 AND a.state = 'active'
