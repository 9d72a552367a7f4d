INSERT INTO ranking_protest (
  body_id, month, unit_id, network, posts, reason, evidence, state, made_at, made_by, decided_by, decision
) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, '', '')
RETURNING id
