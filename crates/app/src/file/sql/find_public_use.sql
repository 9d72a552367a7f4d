SELECT COUNT(*)
FROM news n
WHERE n.body_id = $1
  AND n.state = 'published'
  AND n.public_revision_id IN (
    SELECT p.revision_id FROM news_revision_photo p WHERE p.body_id = $1 AND p.file_id = $2
    UNION ALL
    SELECT a.revision_id FROM news_revision_attachment a WHERE a.body_id = $1 AND a.file_id = $2
  )
