DELETE FROM account_session
WHERE body_id = $1 AND account_id = $2 AND token_hash <> $3
