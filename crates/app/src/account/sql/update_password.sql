UPDATE account SET password_hash = $3
WHERE body_id = $1 AND id = $2
