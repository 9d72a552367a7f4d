UPDATE mail_message SET state = $3, tries = tries + 1, failure = $4
WHERE body_id = $1 AND id = $2 AND state = 'queued'
