SELECT state, COUNT(*) AS number
FROM mail_message
WHERE body_id = $1
GROUP BY state
ORDER BY state
