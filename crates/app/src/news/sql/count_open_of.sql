SELECT COUNT(*)
FROM news
WHERE body_id = $1 AND author_id = $2 AND state IN ('draft', 'submitted', 'returned', 'scheduled')
