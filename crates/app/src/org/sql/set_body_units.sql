UPDATE body
SET root_unit_id = $2, ppid_unit_id = $3
WHERE id = $1 -- body_id = $1: the body is the tenant itself
