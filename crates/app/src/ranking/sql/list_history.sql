SELECT m.month, r.league, r.rank, r.status, r.posts
FROM ranking_row r
JOIN ranking_month m ON m.body_id = r.body_id AND m.month = r.month
WHERE r.body_id = $1 AND r.unit_id = $2 AND r.network = $3 AND m.state = 'published'
ORDER BY m.month DESC, r.league
LIMIT 240
