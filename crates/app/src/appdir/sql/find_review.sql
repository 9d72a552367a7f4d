SELECT r.id, r.app_id, r.text, r.is_helpful, r.written_at, r.state, r.reason, r.answer, r.answered_at, r.reports
FROM app_review r
WHERE r.body_id = $1 AND r.id = $2
