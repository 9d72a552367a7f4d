INSERT INTO event (
  body_id, unit_id, state, version, moved_from, reason, changed_at, is_sample, title, about, starts_at, ends_at, is_all_day,
  place, district_id, contact, link
) VALUES ($1, $2, 'draft', 1, NULL, '', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
RETURNING id
