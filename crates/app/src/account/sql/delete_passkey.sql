DELETE FROM account_passkey
WHERE body_id = $1 AND account_id = $2 AND id = $3
