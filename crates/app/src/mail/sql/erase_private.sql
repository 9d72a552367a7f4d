UPDATE mail_message SET text = '', sealed_to = NULL, unsubscribe = ''
WHERE body_id = $1 AND id = $2 AND is_private = 1 AND state <> 'queued'
