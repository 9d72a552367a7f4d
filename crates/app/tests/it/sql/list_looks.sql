-- cross-body: jobs belong to the program, a test has one body.
SELECT payload
FROM job
WHERE name = $1
ORDER BY id
