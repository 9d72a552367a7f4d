UPDATE request_part
SET state = 'recalled', ended_at = $3
WHERE body_id = $1 AND request_id = $2 AND state = 'open'
