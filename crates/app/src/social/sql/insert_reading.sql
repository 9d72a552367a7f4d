INSERT INTO social_reading (body_id, unit_id, network, road, account_id, import_id, from_at, to_at, posts, asked, cost, problem, ids, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
