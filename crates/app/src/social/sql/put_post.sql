INSERT INTO social_post (body_id, network, post_id, road, unit_id, kind, permalink, published_at, times_seen, first_seen, last_seen, is_deleted)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9, 0)
ON CONFLICT (body_id, network, post_id, road) DO UPDATE
SET unit_id = excluded.unit_id, kind = excluded.kind, permalink = excluded.permalink, published_at = excluded.published_at,
  times_seen = social_post.times_seen + 1, last_seen = excluded.last_seen, is_deleted = 0
