SELECT w.course, w.held_on, w.place, CAST(COUNT(u.unit_id) AS BIGINT) AS units,
  CAST(COALESCE(SUM(u.people), 0) AS BIGINT) AS people, w.is_sample
FROM coaching_workshop w
LEFT JOIN coaching_workshop_unit u ON u.body_id = w.body_id AND u.workshop_id = w.id
WHERE w.body_id = $1
GROUP BY w.id, w.course, w.held_on, w.place, w.is_sample
ORDER BY w.held_on DESC, w.id DESC
LIMIT 100
