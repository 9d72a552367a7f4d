SELECT id, series_id, batch, title, place, starts_at, ends_at, state, is_public, number, called_at, signer_name, signer_position, digest, log_seq, reason, minutes, is_head_present, held_at, revision, is_sample
FROM meeting
WHERE body_id = $1 AND is_public = 1 AND state IN ('called', 'held', 'cancelled') AND number <> '' AND starts_at >= $2
ORDER BY starts_at, id
LIMIT 500
