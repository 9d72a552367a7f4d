DELETE FROM api_request
WHERE body_id = $1 AND at < $2
