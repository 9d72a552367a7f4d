UPDATE social_account SET tokens = $3, problem = ''
WHERE body_id = $1 AND id = $2 AND ended_at IS NULL
