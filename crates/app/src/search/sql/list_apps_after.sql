SELECT id
FROM city_app
WHERE body_id = $1 AND id > $2
ORDER BY id
LIMIT 200
