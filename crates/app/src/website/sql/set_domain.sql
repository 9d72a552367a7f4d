UPDATE website
SET domain_until = $3
WHERE body_id = $1 AND id = $2 AND domain_until <> $3
