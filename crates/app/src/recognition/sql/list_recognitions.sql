SELECT id, month, unit_id, league, kind, state, rank, posts, silent_months, proposed_at, number, decided_on, decided_at, signer_name, signer_position, reason, is_public, due_on, done_on, done_note, digest, log_seq, is_sample
FROM recognition
WHERE body_id = $1 AND (CAST($2 AS TEXT) IS NULL OR state = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR unit_id = $3) AND id < $4
ORDER BY id DESC
LIMIT $5
