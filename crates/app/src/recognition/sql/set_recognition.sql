UPDATE recognition
SET state = $3, number = $4, decided_on = $5, decided_at = $6, signer_name = $7, signer_position = $8, reason = $9,
  is_public = $10, due_on = $11, done_on = $12, done_note = $13, digest = $14, log_seq = $15
WHERE body_id = $1 AND id = $2 AND state = $16
