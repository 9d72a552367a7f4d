INSERT INTO website (
  body_id, unit_id, url, place, system, owner, decree, administrators, domain_until, domain_officer, state, note,
  verified_at, verified_by, verified_how, is_sample, version, created_at, updated_at
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17, $17)
RETURNING id
