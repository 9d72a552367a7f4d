INSERT INTO news_comment (
  body_id, news_id, part, quoted, note, original, suggestion, account_id, at, is_taken
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
RETURNING id
