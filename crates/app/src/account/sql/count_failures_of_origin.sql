SELECT COUNT(*) AS number, MIN(at) AS first_at
FROM account_failure
WHERE body_id = $1 AND origin = $2 AND email = $3 AND at > $4
