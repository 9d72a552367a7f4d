UPDATE social_posting SET keys = $3
WHERE body_id = $1 AND account_id = $2
