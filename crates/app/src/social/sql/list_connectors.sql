SELECT connector, base, city_id, city_key, daily_budget, spent_on, spent
FROM social_connector
WHERE body_id = $1
ORDER BY connector
LIMIT 20
