DELETE FROM request_paper
WHERE body_id = $1 AND request_id = $2
