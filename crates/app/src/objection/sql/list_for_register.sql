SELECT o.id, o.number, o.received_on, o.unit_id, r.number AS request_number, r.subject, o.purpose,
  CAST(SUM(CASE g.reason WHEN 'obj_a' THEN 1 WHEN 'obj_b' THEN 2 WHEN 'obj_c' THEN 4 WHEN 'obj_d' THEN 8
    WHEN 'obj_e' THEN 16 WHEN 'obj_f' THEN 32 ELSE 64 END) AS BIGINT) AS grounds,
  o.timing, o.due_legal, d.decision, d.issued_on, d.officer_name, d.officer_position, o.state, o.is_sample
FROM objection o
JOIN information_request r ON r.id = o.request_id AND r.body_id = o.body_id
JOIN objection_ground g ON g.objection_id = o.id AND g.body_id = o.body_id
LEFT JOIN objection_decision d ON d.objection_id = o.id AND d.body_id = o.body_id
WHERE o.body_id = $1
  AND o.received_on >= $2
  AND o.received_on <= $3
  AND o.id > $4
GROUP BY o.id, r.id, d.objection_id
ORDER BY o.id
LIMIT $5
