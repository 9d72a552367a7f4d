SELECT id, series_id, batch, title, place, starts_at, ends_at, state, is_public, number, called_at, signer_name, signer_position, digest, log_seq, reason, minutes, is_head_present, held_at, revision, is_sample
FROM meeting
WHERE body_id = $1 AND (starts_at < $2 OR (starts_at = $2 AND id < $3))
ORDER BY starts_at DESC, id DESC
LIMIT $4
