UPDATE api_request SET answer = $4
WHERE body_id = $1 AND token_id = $2 AND request_key = $3
