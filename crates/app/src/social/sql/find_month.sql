SELECT id, unit_id, network, month, said, posts, proof, import_id, by_id, at, checked_posts, checked_by, checked_at,
  picture_id
FROM social_month
WHERE body_id = $1 AND id = $2 AND removed_at IS NULL
