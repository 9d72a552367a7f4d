SELECT id, month, unit_id, league, kind, state, rank, posts, silent_months, proposed_at, number, decided_on, decided_at, signer_name, signer_position, reason, is_public, due_on, done_on, done_note, digest, log_seq, is_sample
FROM recognition
WHERE body_id = $1 AND number = $2 AND number <> ''
