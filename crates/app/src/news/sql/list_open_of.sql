SELECT id
FROM news
WHERE body_id = $1 AND author_id = $2 AND state IN ('draft', 'submitted', 'returned', 'scheduled')
ORDER BY id
LIMIT 1000
