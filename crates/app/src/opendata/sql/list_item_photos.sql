SELECT p.revision_id, p.file_id, p.alternative, p.caption, p.credit, f.width, f.height
FROM news n
JOIN news_revision_photo p ON p.revision_id = n.public_revision_id AND p.body_id = n.body_id
JOIN file f ON f.id = p.file_id AND f.body_id = p.body_id
WHERE n.body_id = $1
  AND n.state = 'published'
  AND n.published_at >= $2 AND n.published_at <= $3
  AND (CAST($4 AS BIGINT) IS NULL OR n.unit_id = $4)
ORDER BY p.revision_id, p.position
LIMIT 5000
