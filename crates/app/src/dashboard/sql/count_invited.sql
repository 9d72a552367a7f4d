SELECT COUNT(*)
FROM account
WHERE body_id = $1 AND state = 'invited'
