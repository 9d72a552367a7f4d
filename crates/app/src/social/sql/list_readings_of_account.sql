SELECT id, unit_id, network, road, account_id, from_at, to_at, posts, asked, cost, problem, ids, at
FROM social_reading
WHERE body_id = $1 AND account_id = $2 AND removed_at IS NULL
ORDER BY id DESC
LIMIT 20
