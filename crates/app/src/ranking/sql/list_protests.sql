SELECT id, month, unit_id, network, posts, reason, evidence, state, made_at, made_by, decided_at, decided_by, decision
FROM ranking_protest
WHERE body_id = $1 AND month = $2
ORDER BY id
LIMIT 1000
