UPDATE ranking_month SET state = $3, closes_on = $4, calendar = $5, published_at = $6, digest = $7
WHERE body_id = $1 AND month = $2 AND state = $8
