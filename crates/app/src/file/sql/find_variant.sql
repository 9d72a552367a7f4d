SELECT width, sha256, bytes
FROM file_variant
WHERE body_id = $1 AND file_id = $2 AND width >= $3
ORDER BY width
LIMIT 1
