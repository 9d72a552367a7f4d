SELECT id, unit_id, code, kind, year, reason, signer_name, signer_position, signed_at, revoked_at, revoke_reason
FROM obligation_statement
WHERE body_id = $1 AND id = $2
