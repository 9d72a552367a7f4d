SELECT a.revision_id, a.file_id, a.title, f.name, f.content_type, f.bytes
FROM news n
JOIN news_revision_attachment a ON a.revision_id = n.public_revision_id AND a.body_id = n.body_id
JOIN file f ON f.id = a.file_id AND f.body_id = a.body_id
WHERE n.body_id = $1
  AND n.state = 'published'
  AND n.published_at >= $2 AND n.published_at <= $3
  AND (CAST($4 AS BIGINT) IS NULL OR n.unit_id = $4)
ORDER BY a.revision_id, a.position
LIMIT 5000
