SELECT f.id AS file_id, '' AS alternative, '' AS caption, '' AS credit, f.width, f.height
FROM file f
WHERE f.body_id = $1
  AND f.id = $2
  AND f.kind = 'photo'
  AND (
    f.unit_id = $3
    OR EXISTS (
      SELECT 1
      FROM news_revision_photo p
      JOIN news_revision r ON r.id = p.revision_id AND r.body_id = p.body_id
      WHERE p.body_id = $1 AND p.file_id = f.id AND r.news_id = $4
    )
  )
