SELECT r.id
FROM information_request r
WHERE r.body_id = $1
  AND r.state IN ('answered', 'closed', 'withdrawn', 'not_processed')
  AND COALESCE(r.closed_on, r.answered_on, r.received_on) <= $2
  AND r.id > $3
  AND NOT EXISTS (SELECT 1 FROM requester_erasure e WHERE e.body_id = r.body_id AND e.request_id = r.id)
ORDER BY r.id
LIMIT 200
