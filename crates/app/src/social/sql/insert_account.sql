INSERT INTO social_account (body_id, unit_id, network, handle, url, owner, decree, administrators, verified_how, verified_by,
  verified_at, active_since, former_handles, remote_id, problem, is_sample, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, '', $14, $15, $15)
RETURNING id
