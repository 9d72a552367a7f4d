SELECT id, unit_id, network, handle, url, owner, decree, administrators, verified_how, verified_by, verified_at, active_since,
  ended_at, former_handles, remote_id, tokens, problem, read_at, wait_until, is_sample
FROM social_account
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR unit_id = $2)
ORDER BY unit_id, network, id
LIMIT 20000
