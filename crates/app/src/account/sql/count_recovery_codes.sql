SELECT COUNT(*) FROM account_recovery_code
WHERE body_id = $1 AND account_id = $2 AND used_at IS NULL
