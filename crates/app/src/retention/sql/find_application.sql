SELECT a.id, a.request_id, r.number, r.unit_id, a.state, a.asked_at, a.reason,
  CAST(CASE WHEN r.state IN ('answered', 'closed', 'withdrawn', 'not_processed') THEN 1 ELSE 0 END AS BIGINT) AS is_over
FROM erasure_application a
JOIN information_request r ON r.body_id = a.body_id AND r.id = a.request_id
WHERE a.body_id = $1 AND a.request_id = $2
ORDER BY a.id DESC
LIMIT 1
