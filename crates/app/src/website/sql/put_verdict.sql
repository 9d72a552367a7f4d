INSERT INTO website_verdict (body_id, unit_id, month, verdict, posts, newest_at, rule, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (unit_id, month) DO UPDATE
SET verdict = excluded.verdict, posts = excluded.posts, newest_at = excluded.newest_at, rule = excluded.rule,
  decided_at = excluded.decided_at
