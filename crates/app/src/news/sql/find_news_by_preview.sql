SELECT id
FROM news
WHERE body_id = $1 AND preview_hash = $2
