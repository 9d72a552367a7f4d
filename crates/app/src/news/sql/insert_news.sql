INSERT INTO news (
  body_id, unit_id, state, version, topic_id, author_id, last_writer_id, remark, withdraw_reason,
  override_reason, needs_sign_off, is_promoted, is_sample, created_at, updated_at
) VALUES ($1, $2, 'draft', 1, $3, $4, $4, '', '', '', 0, 0, $5, $6, $6)
RETURNING id
