SELECT COUNT(*) AS number, MIN(at) AS first_at
FROM account_failure
WHERE body_id = $1 AND network = $2 AND at > $3
