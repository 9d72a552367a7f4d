DELETE FROM document
WHERE body_id = $1 AND entry_id = $2
