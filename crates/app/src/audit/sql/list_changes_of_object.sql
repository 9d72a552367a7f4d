SELECT seq, at, actor_kind, actor_id, actor_name, role, unit_id, act, object_kind, object_id, is_public,
  reason, detail, before_digest, after_digest, hash
FROM change_log
WHERE body_id = $1 AND object_kind = $2 AND object_id = $3
ORDER BY seq DESC
LIMIT $4
