INSERT INTO register_decision (
  body_id, unit_id, number, decided_on, title, signer, signer_position, entries, digest, created_by, created_at,
  with_below
) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11)
RETURNING id
