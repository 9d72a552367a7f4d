SELECT entry_id
FROM register_address
WHERE body_id = $1 AND slug = $2
