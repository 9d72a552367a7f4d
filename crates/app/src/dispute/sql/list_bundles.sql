SELECT id, number, made_at, content, digest
FROM dispute_bundle
WHERE body_id = $1 AND dispute_id = $2
ORDER BY id
LIMIT 50
