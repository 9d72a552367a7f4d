UPDATE news
SET author_id = $3, version = version + 1, updated_at = $4
WHERE body_id = $1 AND author_id = $2 AND state IN ('draft', 'submitted', 'returned', 'scheduled')
