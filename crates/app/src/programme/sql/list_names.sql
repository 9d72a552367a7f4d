SELECT r.name, r.location
FROM programme_row r
WHERE r.body_id = $1 AND r.file_id = $2 AND r.level <> 'account'
GROUP BY r.name, r.location
ORDER BY MIN(r.depth), MIN(r.position)
LIMIT 3000
