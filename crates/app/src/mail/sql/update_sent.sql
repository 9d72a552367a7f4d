UPDATE mail_message SET state = 'sent', tries = tries + 1, failure = '', sent_at = $3
WHERE body_id = $1 AND id = $2 AND state = 'queued'
