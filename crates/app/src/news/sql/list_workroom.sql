SELECT n.id, n.unit_id, n.state, r.title, n.author_id, a.name AS author_name, n.publish_at, n.published_at,
  n.needs_sign_off, n.is_promoted, n.is_sample, n.updated_at
FROM news n
LEFT JOIN news_revision r ON r.id = n.latest_revision_id AND r.body_id = n.body_id
LEFT JOIN account a ON a.id = n.author_id AND a.body_id = n.body_id
WHERE n.body_id = $1
  AND (CAST($2 AS TEXT) IS NULL OR n.state = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR n.unit_id = $3)
  AND (CAST($4 AS BIGINT) = 0 OR n.needs_sign_off = 1)
  AND (n.updated_at < $5 OR (n.updated_at = $5 AND n.id < $6))
ORDER BY n.updated_at DESC, n.id DESC
LIMIT $7
