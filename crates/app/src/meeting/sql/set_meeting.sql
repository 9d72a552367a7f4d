UPDATE meeting
SET place = $3, starts_at = $4, ends_at = $5, state = $6, number = $7, called_at = $8, signer_name = $9,
  signer_position = $10, digest = $11, log_seq = $12, reason = $13, held_at = $14, revision = $15
WHERE body_id = $1 AND id = $2 AND state = $16 AND revision = $17
