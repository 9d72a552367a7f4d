INSERT INTO publication_template (
  body_id, version, title, summary, class, year, instruction, file_hint, due_on, is_withdrawn, end_reason, is_sample,
  created_by, created_at
) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, 0, '', $9, $10, $11)
RETURNING id
