UPDATE share_post SET state = 'waiting', hurdle = '', revision_id = $3, text = $4, alternative = $5, doubt_at = NULL, tries = 0, wait_until = NULL
WHERE body_id = $1 AND id = $2 AND state = 'failed'
