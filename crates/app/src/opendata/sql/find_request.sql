SELECT digest, entry_id, answer
FROM api_request
WHERE body_id = $1 AND token_id = $2 AND request_key = $3
