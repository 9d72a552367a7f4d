INSERT INTO link_check (body_id, url, status, checked_at, failing_since) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (body_id, url) DO UPDATE
SET status = excluded.status, checked_at = excluded.checked_at,
  failing_since = CASE
    WHEN excluded.failing_since IS NULL THEN NULL
    ELSE COALESCE(link_check.failing_since, excluded.failing_since)
  END
