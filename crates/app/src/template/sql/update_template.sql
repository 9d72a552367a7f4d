UPDATE publication_template
SET version = version + 1, due_on = $4, ended_at = $5, is_withdrawn = $6, end_reason = $7
WHERE body_id = $1 AND id = $2 AND version = $3
