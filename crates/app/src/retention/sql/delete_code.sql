DELETE FROM subject_code
WHERE body_id = $1 AND request_id = $2
