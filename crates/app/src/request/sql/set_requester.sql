UPDATE information_request
SET requester = $3
WHERE body_id = $1 AND id = $2
