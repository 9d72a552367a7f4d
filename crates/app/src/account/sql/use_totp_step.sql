UPDATE account SET totp_last_step = $3
WHERE body_id = $1 AND id = $2 AND (totp_last_step IS NULL OR totp_last_step < $3)
