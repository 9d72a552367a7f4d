SELECT credential
FROM account_passkey
WHERE body_id = $1 AND account_id = $2
ORDER BY id
LIMIT 100
