INSERT INTO change_log (
  body_id, seq, at, actor_kind, actor_id, actor_name, role, unit_id, act, object_kind, object_id,
  is_public, reason, detail, before_digest, after_digest, hash
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
