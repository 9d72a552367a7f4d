SELECT id, unit_id, name, sha256, mapping, is_submitting, state, rows_done, created_by, created_at, done_at, undone_at
FROM register_import
WHERE body_id = $1 AND id = $2
