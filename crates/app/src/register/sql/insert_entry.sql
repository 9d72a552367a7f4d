INSERT INTO register_entry (
  body_id, unit_id, state, version, class, year, author_id, last_writer_id, override_reason, remark, withdraw_reason,
  is_sample, created_at, updated_at
) VALUES ($1, $2, 'draft', 1, $3, $4, $5, $5, '', '', '', $6, $7, $7)
RETURNING id
