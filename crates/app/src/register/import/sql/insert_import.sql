INSERT INTO register_import (
  body_id, unit_id, name, sha256, mapping, is_submitting, state, rows_done, created_by, created_at
) VALUES ($1, $2, $3, $4, $5, 0, 'read', 0, $6, $7)
RETURNING id
