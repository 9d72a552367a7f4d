SELECT unit_id
FROM dispute_unit
WHERE body_id = $1 AND dispute_id = $2
ORDER BY unit_id
LIMIT 200
