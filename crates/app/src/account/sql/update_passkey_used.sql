UPDATE account_passkey SET credential = $3, used_at = $4
WHERE body_id = $1 AND id = $2
