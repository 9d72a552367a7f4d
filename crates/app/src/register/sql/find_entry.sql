SELECT id, unit_id, state, version, slug, class, year, latest_version_id, public_version_id, author_id, last_writer_id,
  submitted_by, submitted_at, published_at, changed_at, verified_at, verified_by, override_reason, remark,
  withdraw_reason, withdrawn_at, is_sample, created_at, updated_at
FROM register_entry
WHERE body_id = $1 AND id = $2
