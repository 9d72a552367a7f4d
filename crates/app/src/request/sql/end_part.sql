UPDATE request_part
SET state = $3, result = $4, ended_at = $5
WHERE body_id = $1 AND id = $2 AND state = 'open'
