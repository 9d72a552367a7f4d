UPDATE programme_file SET mapping = $3, state = $4, rows = $5, budget = $6, revised = $7, realisation = $8,
  differences = $9, difference_count = $10, reason = $11, published_at = $12, replaces_id = $13, year = $14
WHERE body_id = $1 AND id = $2 AND state = $15
