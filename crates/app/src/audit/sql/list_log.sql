SELECT c.seq, c.at, c.actor_kind, c.actor_name, c.role, c.unit_id, c.act, c.object_kind, c.object_id, c.reason,
  c.detail, COALESCE(r.title, a.name) AS subject
FROM change_log c
LEFT JOIN news n ON c.object_kind = 'news' AND n.id = c.object_id AND n.body_id = c.body_id
LEFT JOIN news_revision r ON r.id = n.public_revision_id AND r.body_id = c.body_id
LEFT JOIN account a ON c.object_kind = 'account' AND a.id = c.object_id AND a.body_id = c.body_id
WHERE c.body_id = $1
  AND c.seq < $2
  AND (CAST($3 AS BIGINT) IS NULL OR c.unit_id = CAST($3 AS BIGINT))
  AND (CAST($4 AS TEXT) IS NULL OR c.act = CAST($4 AS TEXT))
  AND (CAST($5 AS BIGINT) IS NULL OR c.actor_id = CAST($5 AS BIGINT))
ORDER BY c.seq DESC
LIMIT $6
