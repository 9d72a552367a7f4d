INSERT INTO programme_file (
  body_id, unit_id, year, name, sha256, bytes, mapping, state, rows, differences, difference_count, reason, created_by,
  created_at, is_sample
) VALUES ($1, $2, $3, $4, $5, $6, $7, 'read', 0, '[]', 0, '', $8, $9, $10)
RETURNING id
