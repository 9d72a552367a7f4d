UPDATE body SET name = $2, short_name = $3, host = $4, public_url = $5, ppid_label = $6, about = $7
WHERE id = $1 -- body_id = $1: the body is the tenant itself
