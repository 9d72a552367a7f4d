INSERT INTO meeting (
  body_id, series_id, batch, title, place, starts_at, ends_at, state, is_public, number, signer_name, signer_position,
  digest, log_seq, reason, minutes, is_head_present, revision, is_sample
) VALUES ($1, $2, $3, $4, $5, $6, $7, 'planned', $8, '', '', '', $9, 0, '', '', 0, 0, $10)
RETURNING id
