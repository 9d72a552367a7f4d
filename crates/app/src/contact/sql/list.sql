SELECT id, unit_id, topic, about, due_on, state, rung, rung_on, held_until, excuse_until, next_on, ending, is_sample, version, opened_at,
  ended_at
FROM unit_contact
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND (state <> 'ended' OR CAST($3 AS BIGINT) = 1) AND id < $4
ORDER BY id DESC
LIMIT $5
