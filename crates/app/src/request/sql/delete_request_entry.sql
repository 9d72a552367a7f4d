DELETE FROM request_entry
WHERE body_id = $1 AND entry_id = $2
