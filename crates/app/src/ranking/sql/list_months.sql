SELECT month, state, rules, digest, frozen_at, closes_on, calendar, published_at, source, is_sample
FROM ranking_month
WHERE body_id = $1 AND (CAST($2 AS TEXT) IS NULL OR state = $2) AND month < $3
ORDER BY month DESC
LIMIT $4
