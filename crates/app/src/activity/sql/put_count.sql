INSERT INTO activity_count
  (body_id, month, unit_id, network, road, posts, is_complete, newest_at, counted_at, evidence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (body_id, month, unit_id, network, road) DO UPDATE
SET posts = excluded.posts, is_complete = excluded.is_complete, newest_at = excluded.newest_at,
  counted_at = excluded.counted_at, evidence = excluded.evidence
