INSERT INTO api_request (body_id, token_id, request_key, digest, entry_id, answer, at)
VALUES ($1, $2, $3, $4, $5, '', $6)
