SELECT id
FROM dispute
WHERE body_id = $1 AND state <> 'closed' AND id > $2
ORDER BY id
LIMIT 500
