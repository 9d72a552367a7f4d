DELETE FROM account_ceremony WHERE body_id = $1 AND expires_at < $2
