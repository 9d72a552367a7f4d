SELECT payload
FROM job
WHERE name = $1
ORDER BY id
