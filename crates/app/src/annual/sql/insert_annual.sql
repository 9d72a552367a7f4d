INSERT INTO annual_report (
  body_id, year, state, version, policy, means, service, disputes, obstacles, recommendations, signer_name,
  signer_position, figures, digest, is_sample, updated_at
) VALUES ($1, $2, 'draft', 1, '', '', '', '', '', '', '', '', '', $3, $4, $5)
ON CONFLICT (body_id, year) DO NOTHING
