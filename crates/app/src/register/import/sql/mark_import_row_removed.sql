UPDATE register_import_row
SET outcome = 'removed'
WHERE body_id = $1 AND import_id = $2 AND position = $3
