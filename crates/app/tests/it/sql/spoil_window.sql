UPDATE ranking_month
SET closes_on = 'rusak'
WHERE body_id = $1
