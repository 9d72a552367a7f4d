UPDATE obligation_statement SET revoked_at = $3, revoked_by = $4, revoke_reason = $5
WHERE body_id = $1 AND id = $2 AND revoked_at IS NULL
