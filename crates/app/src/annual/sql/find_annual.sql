SELECT year, state, version, policy, means, service, disputes, obstacles, recommendations, signer_name, signer_position, figures,
  digest, published_at, entry_id, is_sample
FROM annual_report
WHERE body_id = $1 AND year = $2
