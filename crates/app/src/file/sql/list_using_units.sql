SELECT DISTINCT n.unit_id
FROM news n
JOIN news_revision r ON r.news_id = n.id AND r.body_id = n.body_id
WHERE n.body_id = $1
  AND (
    r.id IN (SELECT p.revision_id FROM news_revision_photo p WHERE p.body_id = $1 AND p.file_id = $2)
    OR r.id IN (SELECT a.revision_id FROM news_revision_attachment a WHERE a.body_id = $1 AND a.file_id = $2)
  )
ORDER BY n.unit_id
LIMIT 20
