SELECT id, unit_id, code, kind, year, reason, signer_name, signer_position, signed_at, revoked_at, revoke_reason
FROM obligation_statement
WHERE body_id = $1
  AND revoked_at IS NULL
  AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
ORDER BY unit_id, code, id
LIMIT 200000
