UPDATE mail_message SET state = 'queued', tries = 0, failure = ''
WHERE body_id = $1 AND id = $2 AND state IN ('kept', 'failed') AND is_private = 0
