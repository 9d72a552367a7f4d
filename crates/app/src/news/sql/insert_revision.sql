INSERT INTO news_revision (
  body_id, news_id, number, title, lead, text, correction, writer_id, at, digest
) VALUES (
  $1, $2, (SELECT CAST(COALESCE(MAX(r.number), 0) + 1 AS BIGINT) FROM news_revision r WHERE r.body_id = $1 AND r.news_id = $2),
  $3, $4, $5, $6, $7, $8, $9
)
RETURNING id
