INSERT INTO service (
  body_id, unit_id, state, version, changed_at, is_sample, name, summary, words, standard, hours, special_name, special_from,
  special_to, special_hours, is_open_on_holidays, queue_link
) VALUES ($1, $2, 'draft', 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
RETURNING id
