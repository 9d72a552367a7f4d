DELETE FROM account_session
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR account_id = $2) AND token_hash = $3
