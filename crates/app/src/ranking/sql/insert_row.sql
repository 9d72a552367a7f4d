INSERT INTO ranking_row (
  body_id, month, league, network, place, unit_id, name, rank, status, posts, at_least, road, evidence, left_out
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
