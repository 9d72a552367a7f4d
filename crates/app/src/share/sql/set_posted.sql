UPDATE share_post SET state = 'posted', hurdle = '', is_by_hand = $3, permalink = $4, posted_at = $5, doubt_at = NULL, wait_until = NULL
WHERE body_id = $1 AND id = $2 AND state <> 'posted'
