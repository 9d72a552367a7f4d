SELECT day, checks, failures, ms_sum, ms_most
FROM website_day
WHERE body_id = $1 AND website_id = $2 AND day >= $3
ORDER BY day
LIMIT 400
