SELECT DISTINCT period
FROM semester_report
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
ORDER BY period DESC
LIMIT 40
