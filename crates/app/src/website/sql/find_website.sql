SELECT id, unit_id, url, place, system, owner, decree, administrators, domain_until, domain_officer, state, note,
  verified_at, verified_by, verified_how, is_sample, version, created_at, updated_at
FROM website
WHERE body_id = $1 AND id = $2
