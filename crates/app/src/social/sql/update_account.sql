UPDATE social_account
SET handle = $3, url = $4, owner = $5, decree = $6, administrators = $7, verified_how = $8, verified_by = $9, verified_at = $10,
  active_since = $11, former_handles = $12, remote_id = $13, updated_at = $14, problem = ''
WHERE body_id = $1 AND id = $2 AND ended_at IS NULL
