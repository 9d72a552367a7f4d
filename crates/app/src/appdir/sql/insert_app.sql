INSERT INTO city_app (
  body_id, unit_id, state, version, status_on, is_sample, name, about, audience, url, needs_login, cost, data_kept, words,
  manual, status
) VALUES ($1, $2, 'draft', 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
RETURNING id
