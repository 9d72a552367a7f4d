SELECT DISTINCT SUBSTR(received_on, 1, 4) AS year
FROM information_request
WHERE body_id = $1
ORDER BY year DESC
LIMIT 50
