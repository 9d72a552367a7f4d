INSERT INTO ranking_correction (
  body_id, month, unit_id, name, network, changed_at, is_after, old_status, old_posts, status, posts, reason
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
