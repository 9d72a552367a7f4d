SELECT tracking, requester, unit_id, number
FROM information_request
WHERE body_id = $1 AND id = $2
