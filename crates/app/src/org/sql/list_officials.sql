SELECT kind, position, name
FROM unit_official
WHERE body_id = $1 AND unit_id = $2
ORDER BY kind, sort_order, id
