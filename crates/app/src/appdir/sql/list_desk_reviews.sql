SELECT r.id, r.app_id, r.text, r.is_helpful, r.written_at, r.state, r.reason, r.answer, r.answered_at, r.reports
FROM app_review r
WHERE r.body_id = $1 AND r.state <> 'refused'
ORDER BY CASE WHEN r.state = 'waiting' THEN 0 WHEN r.reports > 0 THEN 1 ELSE 2 END, r.id DESC
LIMIT 200
