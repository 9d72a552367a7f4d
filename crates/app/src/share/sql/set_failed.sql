UPDATE share_post SET state = 'failed', hurdle = $3, wait_until = NULL
WHERE body_id = $1 AND id = $2 AND state = 'waiting'
