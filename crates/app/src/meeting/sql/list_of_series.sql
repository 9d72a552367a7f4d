SELECT id, series_id, batch, title, place, starts_at, ends_at, state, is_public, number, called_at, signer_name, signer_position, digest, log_seq, reason, minutes, is_head_present, held_at, revision, is_sample
FROM meeting
WHERE body_id = $1 AND series_id = $2
ORDER BY batch, id
LIMIT 200
