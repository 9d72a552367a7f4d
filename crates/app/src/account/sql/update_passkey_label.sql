UPDATE account_passkey SET label = $4
WHERE body_id = $1 AND account_id = $2 AND id = $3
