SELECT id, account_id, credential
FROM account_passkey
WHERE body_id = $1 AND credential_id = $2
