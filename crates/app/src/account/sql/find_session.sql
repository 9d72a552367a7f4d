SELECT s.token_hash, s.account_id, s.stage, s.seen_at, s.expires_at, a.name, a.email, a.state,
  CAST(CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_totp,
  (SELECT COUNT(*) FROM account_passkey p WHERE p.body_id = s.body_id AND p.account_id = s.account_id) AS passkeys,
  (SELECT COUNT(*) FROM notification n WHERE n.body_id = s.body_id AND n.account_id = s.account_id AND n.read_at IS NULL) AS unread
FROM account_session s
JOIN account a ON a.id = s.account_id AND a.body_id = s.body_id
WHERE s.body_id = $1 AND s.token_hash = $2
