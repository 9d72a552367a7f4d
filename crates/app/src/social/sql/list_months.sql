SELECT id, unit_id, network, month, said, posts, proof, import_id, by_id, at, checked_posts, checked_by, checked_at,
  picture_id
FROM social_month
WHERE body_id = $1 AND removed_at IS NULL AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
  AND (CAST($3 AS TEXT) IS NULL OR month = $3) AND (CAST($4 AS BIGINT) IS NULL OR import_id = $4)
ORDER BY month DESC, unit_id, network, id DESC
LIMIT 5000
