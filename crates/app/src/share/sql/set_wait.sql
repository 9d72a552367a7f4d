UPDATE share_post SET tries = tries + 1, wait_until = $3
WHERE body_id = $1 AND id = $2
