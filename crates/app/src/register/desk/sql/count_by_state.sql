SELECT state, COUNT(*) AS entries
FROM register_entry
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
GROUP BY state
ORDER BY state
