UPDATE account SET state = $3
WHERE body_id = $1 AND id = $2
