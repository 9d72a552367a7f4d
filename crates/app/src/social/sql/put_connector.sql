INSERT INTO social_connector (body_id, connector, base, city_id, city_key, daily_budget, spent_on, spent, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, '', 0, $7)
ON CONFLICT (body_id, connector) DO UPDATE
SET base = excluded.base, city_id = excluded.city_id, city_key = excluded.city_key, daily_budget = excluded.daily_budget,
  updated_at = excluded.updated_at
