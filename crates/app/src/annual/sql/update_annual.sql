UPDATE annual_report
SET version = $3 + 1, state = $4, policy = $5, means = $6, service = $7, disputes = $8, obstacles = $9,
  recommendations = $10, signer_name = $11, signer_position = $12, figures = $13, digest = $14, published_at = $15,
  entry_id = $16, updated_at = $17
WHERE body_id = $1 AND year = $2 AND version = $3
