UPDATE social_account SET problem = $3, read_at = $4, wait_until = $5, remote_id = $6
WHERE body_id = $1 AND id = $2
