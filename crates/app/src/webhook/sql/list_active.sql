SELECT id
FROM webhook
WHERE body_id = $1 AND is_active = 1
ORDER BY id
LIMIT 10
