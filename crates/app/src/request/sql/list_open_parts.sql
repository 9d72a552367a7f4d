SELECT id, request_id, unit_id, state, subject, due_on, result, ended_at
FROM request_part
WHERE body_id = $1
  AND state = 'open'
  AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
ORDER BY due_on, id
LIMIT 100
