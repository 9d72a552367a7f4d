UPDATE exemption
SET exempt_until = 'rusak'
WHERE body_id = $1
