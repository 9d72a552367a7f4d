UPDATE mail_message SET to_address = '', to_name = '', text = ''
WHERE body_id = $1 AND to_address = $2 AND state <> 'queued'
