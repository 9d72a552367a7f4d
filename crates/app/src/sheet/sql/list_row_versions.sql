SELECT v.number, v.cells, a.name AS writer, v.at, v.digest
FROM shared_table_row_version v
LEFT JOIN account a ON a.id = v.writer_id AND a.body_id = v.body_id
WHERE v.body_id = $1 AND v.row_id = $2
ORDER BY v.number DESC
LIMIT 500
