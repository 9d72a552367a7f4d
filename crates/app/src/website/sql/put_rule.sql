INSERT INTO website_rule (body_id, less_active_after, dormant_after, minutes, is_on, source, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (body_id) DO UPDATE
SET less_active_after = excluded.less_active_after, dormant_after = excluded.dormant_after, minutes = excluded.minutes,
  is_on = excluded.is_on, source = excluded.source, updated_at = excluded.updated_at
