SELECT base, keys
FROM social_posting
WHERE body_id = $1 AND account_id = $2
