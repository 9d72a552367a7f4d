SELECT id, kind, title, sha256, name, content_type, bytes, added_at
FROM dispute_paper
WHERE body_id = $1 AND dispute_id = $2
ORDER BY id
LIMIT 500
