SELECT COUNT(*)
FROM register_entry e
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND (CAST($2 AS BIGINT) IS NULL OR e.unit_id = $2 OR (CAST($6 AS BIGINT) = 1 AND e.unit_id IN (
    SELECT u.id FROM unit u WHERE u.body_id = e.body_id AND u.parent_id = $2
  )))
  AND (CAST($3 AS TEXT) IS NULL OR e.class = $3)
  AND (CAST($4 AS TEXT) IS NULL OR EXISTS (
    SELECT 1 FROM register_version_obligation o
    WHERE o.body_id = e.body_id AND o.version_id = e.public_version_id AND o.code = $4
  ))
  AND (CAST($5 AS BIGINT) IS NULL OR e.year = $5)
