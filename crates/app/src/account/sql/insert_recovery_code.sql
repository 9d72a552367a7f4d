INSERT INTO account_recovery_code (body_id, account_id, code_hash)
VALUES ($1, $2, $3)
