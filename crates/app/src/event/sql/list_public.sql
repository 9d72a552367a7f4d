SELECT e.id, e.unit_id, e.state, e.version, e.moved_from, e.reason, e.changed_at, e.is_sample, e.title, e.about, e.starts_at, e.ends_at,
  e.is_all_day, e.place, e.district_id, e.contact, e.link
FROM event e
WHERE e.body_id = $1 AND e.state IN ('published', 'cancelled') AND e.ends_at > $2 AND e.starts_at < $3
  AND (CAST($4 AS BIGINT) IS NULL OR e.unit_id = $4)
  AND (
    CAST($8 AS BIGINT) IS NULL OR e.district_id = $8 OR e.unit_id = $8
    OR e.unit_id IN (SELECT u.id FROM unit u WHERE u.body_id = $1 AND u.parent_id = $8)
  )
  AND (e.starts_at > $5 OR (e.starts_at = $5 AND e.id > $6))
ORDER BY e.starts_at, e.id
LIMIT $7
