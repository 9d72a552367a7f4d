SELECT years, source
FROM retention_rule
WHERE body_id = $1
