INSERT INTO register_decision_row (body_id, decision_id, position, entry_id, version_id)
SELECT e.body_id, CAST($2 AS BIGINT), ROW_NUMBER() OVER (ORDER BY e.unit_id, e.class, e.id), e.id, e.public_version_id
FROM register_entry e
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND (CAST($3 AS BIGINT) IS NULL OR e.unit_id = $3 OR (CAST($4 AS BIGINT) = 1 AND e.unit_id IN (
    SELECT u.id FROM unit u WHERE u.body_id = e.body_id AND u.parent_id = $3
  )))
