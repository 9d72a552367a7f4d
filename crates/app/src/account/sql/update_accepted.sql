UPDATE account SET name = $3, password_hash = $4, state = 'active'
WHERE body_id = $1 AND id = $2 AND state = 'invited'
