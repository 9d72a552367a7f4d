SELECT position, sheet, number, title, outcome, fault, entry_id, entry_version
FROM register_import_row
WHERE body_id = $1 AND import_id = $2 AND position > $3 AND (CAST($4 AS TEXT) IS NULL OR outcome = $4)
ORDER BY position
LIMIT $5
