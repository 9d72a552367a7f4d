SELECT id, unit_id, url, place, system, owner, decree, administrators, domain_until, domain_officer, state, note,
  verified_at, verified_by, verified_how, is_sample, version, created_at, updated_at
FROM website
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
ORDER BY unit_id, id
LIMIT 5000
