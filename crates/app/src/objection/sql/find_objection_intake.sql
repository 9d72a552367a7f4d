SELECT i.recorded_at, COALESCE(a.name, '') AS recorded_by
FROM objection_intake i
LEFT JOIN account a ON a.id = i.recorded_by AND a.body_id = i.body_id
WHERE i.body_id = $1 AND i.objection_id = $2
