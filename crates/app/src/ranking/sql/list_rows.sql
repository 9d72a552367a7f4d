SELECT league, network, place, unit_id, name, rank, status, posts, at_least, road, evidence, left_out
FROM ranking_row
WHERE body_id = $1 AND month = $2
  AND (CAST($3 AS TEXT) IS NULL OR league = $3) AND (CAST($4 AS TEXT) IS NULL OR network = $4)
ORDER BY league, network, place, unit_id
LIMIT 50000
