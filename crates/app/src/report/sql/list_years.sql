SELECT DISTINCT SUBSTR(received_on, 1, 4) AS year
FROM information_request
WHERE body_id = $1 AND is_announcement = 0
ORDER BY year DESC
LIMIT 50
