SELECT id, version, title, summary, class, year, instruction, file_hint, due_on, ended_at, is_withdrawn, end_reason,
  is_sample, created_at
FROM publication_template
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR id = $2)
ORDER BY id DESC
LIMIT 500
