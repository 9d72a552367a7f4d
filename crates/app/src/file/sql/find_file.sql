SELECT id, unit_id, kind, sha256, name, content_type, bytes, width, height
FROM file
WHERE body_id = $1 AND id = $2
