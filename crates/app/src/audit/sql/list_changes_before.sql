SELECT seq, at, actor_kind, actor_id, actor_name, role, unit_id, act, object_kind, object_id, is_public,
  reason, detail, before_digest, after_digest, previous_hash, hash
FROM change_log
WHERE body_id = $1
  AND seq < $2
  AND (CAST($3 AS BIGINT) IS NULL OR unit_id = CAST($3 AS BIGINT))
ORDER BY seq DESC
LIMIT $4
