UPDATE body
SET log_head = $2
WHERE id = $1 -- body_id = $1: the body is the tenant itself
