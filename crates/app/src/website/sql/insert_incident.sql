INSERT INTO website_incident (
  body_id, website_id, state, summary, seal, found_at, due_at, closed_at, is_sample, version
) VALUES ($1, $2, 'found', $3, $4, $5, $6, NULL, $7, 1)
RETURNING id
