SELECT unit_id, audience, is_member
FROM obligation_unit_group
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
ORDER BY unit_id, audience
LIMIT 100000
