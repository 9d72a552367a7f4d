UPDATE semester_report
SET version = $3 + 1, state = $4, obstacles = $5, plan = $6, notes = $7, signer_name = $8, signer_position = $9,
  signed_on = $10, submitted_at = $11, figures = $12, digest = $13, remark = $14, reopened = $15, updated_at = $16
WHERE body_id = $1 AND id = $2 AND version = $3
