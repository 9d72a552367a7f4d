INSERT INTO website_day (body_id, website_id, day, checks, failures, ms_sum, ms_most)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (website_id, day) DO UPDATE
SET checks = website_day.checks + excluded.checks, failures = website_day.failures + excluded.failures,
  ms_sum = website_day.ms_sum + excluded.ms_sum,
  ms_most = CASE WHEN excluded.ms_most > website_day.ms_most THEN excluded.ms_most ELSE website_day.ms_most END
