SELECT s.request_id, r.number, r.unit_id, s.score, s.words, s.answered_at
FROM survey_answer s
JOIN information_request r ON r.body_id = s.body_id AND r.id = s.request_id
WHERE s.body_id = $1
  AND (s.answered_at < $2 OR (s.answered_at = $2 AND s.request_id < $3))
ORDER BY s.answered_at DESC, s.request_id DESC
LIMIT $4
