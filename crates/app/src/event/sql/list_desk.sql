SELECT e.id, e.unit_id, e.state, e.version, e.moved_from, e.reason, e.changed_at, e.is_sample, e.title, e.about, e.starts_at, e.ends_at,
  e.is_all_day, e.place, e.district_id, e.contact, e.link
FROM event e
WHERE e.body_id = $1 AND (e.starts_at < $2 OR (e.starts_at = $2 AND e.id < $3))
ORDER BY e.starts_at DESC, e.id DESC
LIMIT $4
