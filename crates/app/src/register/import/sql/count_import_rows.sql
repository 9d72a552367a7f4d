SELECT outcome, COUNT(*) AS rows
FROM register_import_row
WHERE body_id = $1 AND import_id = $2
GROUP BY outcome
ORDER BY outcome
