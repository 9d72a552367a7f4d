SELECT o.id
FROM objection o
LEFT JOIN objection_decision d ON d.objection_id = o.id AND d.body_id = o.body_id
WHERE o.body_id = $1
  AND o.id > $3
  AND ((o.state IN ('filed', 'registered', 'under_review') AND (o.due_safe IS NULL OR o.due_safe <= $2))
    OR (o.state = 'decided' AND o.closed_on IS NULL
      AND (d.order_due_on <= $2 OR (d.order_due_on IS NULL AND o.dispute_due_on <= $2)))
    OR (o.state IN ('decided', 'no_response') AND o.closed_on IS NULL AND o.dispute_due_on IS NULL))
ORDER BY o.id
LIMIT 500
