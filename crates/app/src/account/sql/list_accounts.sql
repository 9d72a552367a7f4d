SELECT id, email, name, state,
  CAST(CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_totp,
  (SELECT COUNT(*) FROM account_passkey p WHERE p.body_id = account.body_id AND p.account_id = account.id) AS passkeys,
  last_seen_at
FROM account
WHERE body_id = $1
ORDER BY name, id
LIMIT 5000
