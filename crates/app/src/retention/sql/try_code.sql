UPDATE subject_code SET tries = tries + 1
WHERE body_id = $1 AND request_id = $2 AND tries < $3 AND sent_at >= $4
RETURNING digest
