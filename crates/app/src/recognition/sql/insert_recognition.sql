INSERT INTO recognition (
  body_id, month, unit_id, league, kind, state, rank, posts, silent_months, proposed_at, number, signer_name,
  signer_position, reason, is_public, done_note, digest, log_seq, is_sample
) VALUES ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8, $9, '', '', '', '', 0, '', $10, 0, $11)
ON CONFLICT (body_id, month, unit_id) DO NOTHING
