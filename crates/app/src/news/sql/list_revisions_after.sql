SELECT id, number, title, lead, text, correction, writer_id, at, digest
FROM news_revision
WHERE body_id = $1 AND id > $2
ORDER BY id
LIMIT 500
