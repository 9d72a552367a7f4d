UPDATE subject_code SET tries = tries - 1
WHERE body_id = $1 AND request_id = $2
