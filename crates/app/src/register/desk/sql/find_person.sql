SELECT name
FROM account
WHERE body_id = $1 AND id = $2
