UPDATE request_date
SET is_to_tell = 0
WHERE body_id = $1 AND id = $2
