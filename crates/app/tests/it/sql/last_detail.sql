SELECT detail
FROM change_log
WHERE body_id = $1 AND act = $2
ORDER BY seq DESC
LIMIT 1
