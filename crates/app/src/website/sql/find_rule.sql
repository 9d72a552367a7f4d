SELECT less_active_after, dormant_after, minutes, is_on, source
FROM website_rule
WHERE body_id = $1
