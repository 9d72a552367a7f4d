DELETE FROM account_failure WHERE body_id = $1 AND at < $2
