DELETE FROM register_version
WHERE body_id = $1 AND entry_id = $2
