SELECT p.file_id, p.alternative, p.caption, p.credit, f.width, f.height
FROM news_revision_photo p
JOIN file f ON f.id = p.file_id AND f.body_id = p.body_id
WHERE p.body_id = $1 AND p.revision_id = $2
ORDER BY p.position
