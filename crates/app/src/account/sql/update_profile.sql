UPDATE account SET name = $3, locale = $4, mail_digest = $5
WHERE body_id = $1 AND id = $2
