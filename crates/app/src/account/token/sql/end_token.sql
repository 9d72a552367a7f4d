UPDATE api_token SET ended_at = $4
WHERE body_id = $1 AND id = $2 AND ended_at IS NULL AND (CAST($3 AS BIGINT) IS NULL OR account_id = $3)
