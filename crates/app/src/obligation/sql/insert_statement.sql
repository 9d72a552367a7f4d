INSERT INTO obligation_statement (
  body_id, unit_id, code, kind, year, reason, signed_by, signer_name, signer_position, signed_at, revoke_reason
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')
RETURNING id
