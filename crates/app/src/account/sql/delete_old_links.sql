DELETE FROM account_link WHERE body_id = $1 AND expires_at < $2
