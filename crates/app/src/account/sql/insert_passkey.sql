INSERT INTO account_passkey (body_id, account_id, credential_id, credential, label, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
