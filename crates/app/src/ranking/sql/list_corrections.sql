SELECT unit_id, name, network, changed_at, is_after, old_status, old_posts, status, posts, reason
FROM ranking_correction
WHERE body_id = $1 AND month = $2
ORDER BY id
LIMIT 1000
