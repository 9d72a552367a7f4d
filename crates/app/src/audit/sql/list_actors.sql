SELECT id, name
FROM account
WHERE body_id = $1
ORDER BY name, id
LIMIT 500
