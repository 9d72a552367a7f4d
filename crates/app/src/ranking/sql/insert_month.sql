INSERT INTO ranking_month (
  body_id, month, state, rules, digest, frozen_at, closes_on, calendar, published_at, source, is_sample
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (body_id, month) DO NOTHING
