SELECT SUBSTR(day, 1, 7) AS month, CAST(SUM(reads) AS BIGINT) AS reads
FROM visit
WHERE body_id = $1 AND day >= $2 AND day <= $3 AND (CAST($4 AS BIGINT) IS NULL OR unit_id = $4)
GROUP BY SUBSTR(day, 1, 7)
ORDER BY SUBSTR(day, 1, 7)
LIMIT 600
