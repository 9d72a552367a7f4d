INSERT INTO news_style (body_id, guide, words, version, account_id, at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (body_id) DO UPDATE
SET guide = excluded.guide, words = excluded.words, version = excluded.version,
  account_id = excluded.account_id, at = excluded.at
WHERE news_style.version < excluded.version
