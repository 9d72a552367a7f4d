SELECT a.file_id, a.title, f.name, f.content_type, f.bytes
FROM news_revision_attachment a
JOIN file f ON f.id = a.file_id AND f.body_id = a.body_id
WHERE a.body_id = $1 AND a.revision_id = $2
ORDER BY a.position
