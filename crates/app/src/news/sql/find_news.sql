SELECT id, unit_id, state, version, slug, topic_id, latest_revision_id, public_revision_id, author_id,
  last_writer_id, submitted_at, publish_at, published_at, changed_at, review_by_on, remark, withdraw_reason,
  withdrawn_at, override_reason, approved_by, needs_sign_off, is_promoted, is_sample, preview_hash, created_at,
  updated_at
FROM news
WHERE body_id = $1 AND id = $2
