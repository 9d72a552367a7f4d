UPDATE public_alert
SET version = version + 1, expires_at = $4, ended_at = $5, expiry_logged_at = NULL
WHERE body_id = $1
  AND id = $2
  AND version = $3
  AND ended_at IS NULL
