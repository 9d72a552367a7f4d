SELECT CAST(COUNT(DISTINCT m.id) AS BIGINT) AS held,
  CAST(COUNT(u.unit_id) AS BIGINT) AS units_invited,
  CAST(COALESCE(SUM(CASE WHEN u.presence = 'present' THEN 1 ELSE 0 END), 0) AS BIGINT) AS units_present,
  CAST(COUNT(DISTINCT CASE WHEN m.is_head_present = 1 THEN m.id END) AS BIGINT) AS head_present
FROM meeting m
LEFT JOIN meeting_unit u ON u.body_id = m.body_id AND u.meeting_id = m.id
WHERE m.body_id = $1 AND m.state = 'held' AND m.starts_at >= $2 AND m.starts_at < $3
