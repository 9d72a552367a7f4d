UPDATE social_account SET ended_at = $3, updated_at = $3, tokens = NULL
WHERE body_id = $1 AND id = $2 AND ended_at IS NULL
