SELECT r.id, r.meeting_id, r.unit_id, r.words, r.due_on, r.state, r.reminded_on, r.ended_on, r.note, m.title AS meeting_title
FROM meeting_resolution r
JOIN meeting m ON m.body_id = r.body_id AND m.id = r.meeting_id
WHERE r.body_id = $1 AND r.id = $2
