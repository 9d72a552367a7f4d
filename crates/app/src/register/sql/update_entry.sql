UPDATE register_entry
SET unit_id = $4, state = $5, version = $3 + 1, slug = $6, class = $7, year = $8, latest_version_id = $9,
  public_version_id = $10, author_id = $11, last_writer_id = $12, submitted_by = $13, submitted_at = $14,
  published_at = $15, changed_at = $16, verified_at = $17, verified_by = $18, override_reason = $19, remark = $20,
  withdraw_reason = $21, withdrawn_at = $22, updated_at = $23
WHERE body_id = $1 AND id = $2 AND version = $3
