UPDATE account SET totp_secret = $3, totp_last_step = $4
WHERE body_id = $1 AND id = $2
