SELECT SUBSTR(decided_on, 1, 4) AS year, kind, CAST(COUNT(*) AS BIGINT) AS number
FROM recognition
WHERE body_id = $1 AND decided_on IS NOT NULL AND state <> 'dropped' AND (CAST($2 AS BIGINT) = 0 OR is_public = 1)
GROUP BY SUBSTR(decided_on, 1, 4), kind
ORDER BY 1 DESC, kind
LIMIT 500
