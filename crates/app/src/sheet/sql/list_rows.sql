SELECT r.id, r.table_id, r.unit_id, r.number, v.cells, a.name AS writer, v.writer_id, v.at
FROM shared_table_row r
JOIN shared_table_row_version v ON v.row_id = r.id AND v.body_id = r.body_id AND v.number = r.number
LEFT JOIN account a ON a.id = v.writer_id AND a.body_id = r.body_id
WHERE r.body_id = $1
  AND r.removed_at IS NULL
  AND (CAST($2 AS BIGINT) IS NULL OR r.table_id = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR r.id = $3)
ORDER BY r.table_id, r.unit_id, r.id
LIMIT 50000
