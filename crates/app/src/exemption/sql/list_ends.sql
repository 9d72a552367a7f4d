SELECT id, exempt_until
FROM exemption
WHERE body_id = $1 AND state = 'in_force' AND exempt_until IS NOT NULL AND id > $2
ORDER BY id
LIMIT 500
