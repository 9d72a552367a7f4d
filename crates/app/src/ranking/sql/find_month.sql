SELECT month, state, rules, digest, frozen_at, closes_on, calendar, published_at, source, is_sample
FROM ranking_month
WHERE body_id = $1 AND month = $2
