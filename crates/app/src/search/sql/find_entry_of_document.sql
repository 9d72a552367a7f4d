SELECT entry_id
FROM document
WHERE body_id = $1 AND id = $2
