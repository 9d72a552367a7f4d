UPDATE news
SET unit_id = $4, state = $5, version = $3 + 1, slug = $6, topic_id = $7, latest_revision_id = $8,
  public_revision_id = $9, author_id = $10, last_writer_id = $11, submitted_at = $12, publish_at = $13,
  published_at = $14, changed_at = $15, review_by_on = $16, remark = $17, withdraw_reason = $18,
  withdrawn_at = $19, override_reason = $20, approved_by = $21, needs_sign_off = $22, is_promoted = $23,
  preview_hash = $24, updated_at = $25
WHERE body_id = $1 AND id = $2 AND version = $3
