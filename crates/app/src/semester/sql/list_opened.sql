SELECT unit_id, id AS object, opened_on
FROM exemption
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2) AND opened_on >= $3 AND opened_on <= $4
ORDER BY id
LIMIT 10000
