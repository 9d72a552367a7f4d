SELECT r.id, r.meeting_id, r.unit_id, r.words, r.due_on, r.state, r.reminded_on, r.ended_on, r.note, m.title AS meeting_title
FROM meeting_resolution r
JOIN meeting m ON m.body_id = r.body_id AND m.id = r.meeting_id
WHERE r.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR r.meeting_id = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR r.unit_id = $3)
  AND (CAST($4 AS TEXT) IS NULL OR r.state = $4)
ORDER BY r.due_on, r.id
LIMIT 500
