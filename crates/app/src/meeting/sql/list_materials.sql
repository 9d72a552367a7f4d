SELECT m.file_id, f.name, f.content_type, f.bytes, f.sha256
FROM meeting_material m
JOIN file f ON f.body_id = m.body_id AND f.id = m.file_id
WHERE m.body_id = $1 AND m.meeting_id = $2
ORDER BY m.added_at, m.file_id
LIMIT 100
