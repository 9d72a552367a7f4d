SELECT seq, at, actor_kind, actor_id, actor_name, role, unit_id, act, object_kind, object_id, is_public,
  reason, detail, before_digest, after_digest, hash
FROM change_log
WHERE body_id = $1 AND seq > $2
ORDER BY seq
LIMIT $3
