SELECT r.unit_id, COUNT(*) AS answers, CAST(SUM(s.score) AS BIGINT) AS marks
FROM survey_answer s
JOIN information_request r ON r.body_id = s.body_id AND r.id = s.request_id
WHERE s.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR r.unit_id = $2)
  AND r.received_on >= $3 AND r.received_on <= $4
GROUP BY r.unit_id
ORDER BY r.unit_id
