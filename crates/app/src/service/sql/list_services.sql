SELECT s.id, s.unit_id, s.state, s.version, s.changed_at, s.is_sample, s.name, s.summary, s.words, s.standard, s.hours, s.special_name,
  s.special_from, s.special_to, s.special_hours, s.is_open_on_holidays, s.queue_link
FROM service s
WHERE s.body_id = $1 AND (CAST($2 AS TEXT) IS NULL OR s.state = $2) AND (CAST($3 AS BIGINT) IS NULL OR s.unit_id = $3)
ORDER BY s.name, s.id
LIMIT 2000
