SELECT s.id, s.unit_id, s.state, s.version, s.changed_at, s.is_sample, s.name, s.summary, s.words, s.standard, s.hours, s.special_name,
  s.special_from, s.special_to, s.special_hours, s.is_open_on_holidays, s.queue_link
FROM service s
WHERE s.body_id = $1 AND s.id = $2
