SELECT id, unit_id, code, kind, year, reason, signer_name, signer_position, signed_at, revoked_at, revoke_reason
FROM obligation_statement
WHERE body_id = $1 AND unit_id = $2 AND code = $3
ORDER BY id DESC
LIMIT 100
