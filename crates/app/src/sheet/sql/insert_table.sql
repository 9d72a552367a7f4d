INSERT INTO shared_table (
  body_id, version, title, explanation, due_on, has_many_rows, is_sample, created_by, created_at
) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
