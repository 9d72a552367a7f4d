UPDATE website
SET unit_id = $4, url = $5, place = $6, system = $7, owner = $8, decree = $9, administrators = $10, domain_until = $11,
  domain_officer = $12, state = $13, note = $14, verified_at = $15, verified_by = $16, verified_how = $17,
  version = version + 1, updated_at = $18
WHERE body_id = $1 AND id = $2 AND version = $3
