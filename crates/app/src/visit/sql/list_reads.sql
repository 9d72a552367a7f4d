SELECT kind, item_id, unit_id, CAST(SUM(reads) AS BIGINT) AS reads
FROM visit
WHERE body_id = $1 AND day >= $2 AND day <= $3 AND (CAST($4 AS BIGINT) IS NULL OR unit_id = $4)
GROUP BY kind, item_id, unit_id
ORDER BY SUM(reads) DESC, kind, item_id, unit_id
LIMIT $5
