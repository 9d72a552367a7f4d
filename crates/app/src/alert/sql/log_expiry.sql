UPDATE public_alert
SET expiry_logged_at = $4
WHERE body_id = $1
  AND id = $2
  AND expires_at = $3
  AND ended_at IS NULL
  AND expiry_logged_at IS NULL
