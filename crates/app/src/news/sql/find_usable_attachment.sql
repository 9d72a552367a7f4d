SELECT f.id AS file_id, '' AS title, f.name, f.content_type, f.bytes
FROM file f
WHERE f.body_id = $1
  AND f.id = $2
  AND f.kind = 'attachment'
  AND (
    f.unit_id = $3
    OR EXISTS (
      SELECT 1
      FROM news_revision_attachment a
      JOIN news_revision r ON r.id = a.revision_id AND r.body_id = a.body_id
      WHERE a.body_id = $1 AND a.file_id = f.id AND r.news_id = $4
    )
  )
