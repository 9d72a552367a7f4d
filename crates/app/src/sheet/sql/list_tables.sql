SELECT id, version, title, explanation, due_on, has_many_rows, closed_at, entry_id, is_sample, created_at
FROM shared_table
WHERE body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR id = $2)
ORDER BY id DESC
LIMIT 500
