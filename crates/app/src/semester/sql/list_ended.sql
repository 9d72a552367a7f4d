SELECT unit_id, MAX(at) AS at
FROM change_log
WHERE body_id = $1 AND act IN ('unit.merge', 'unit.close') AND unit_id IS NOT NULL
GROUP BY unit_id
ORDER BY unit_id
LIMIT 10000
