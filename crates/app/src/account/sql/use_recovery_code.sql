UPDATE account_recovery_code SET used_at = $4
WHERE body_id = $1 AND account_id = $2 AND code_hash = $3 AND used_at IS NULL
