SELECT c.id, c.part, c.quoted, c.note, c.original, c.suggestion, c.account_id, a.name AS writer, c.at,
  c.closed_at, c.is_taken
FROM news_comment c
LEFT JOIN account a ON a.body_id = c.body_id AND a.id = c.account_id
WHERE c.body_id = $1 AND c.news_id = $2
ORDER BY c.id
LIMIT 500
