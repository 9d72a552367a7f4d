SELECT id, table_id, name, kind, hint, is_required, filler_unit_id
FROM shared_table_column
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR table_id = $2)
ORDER BY table_id, position
LIMIT 20000
