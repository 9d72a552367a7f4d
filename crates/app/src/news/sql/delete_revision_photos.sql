DELETE FROM news_revision_photo
WHERE body_id = $1
  AND revision_id IN (SELECT r.id FROM news_revision r WHERE r.body_id = $1 AND r.news_id = $2)
