SELECT COUNT(*) FROM app_review WHERE body_id = $1 AND state = 'waiting'
